import {
  DAY,
  DEADLINE_TEMPLATES,
  DEADLINE_TERMS,
  HOUR,
  type DeadlineTemplate,
} from '../requests/deadlines/templates';
import { NO_FAULTS, faultIn, type AgreementFault } from './AgreementFault';
import type { WrittenVersion } from './WrittenAgreement';
import { oneOf } from './checkItems';

const isDuration = (value: number): boolean => Number.isFinite(value) && value > 0;

const checkDuration = (field: string, value: number): readonly AgreementFault[] =>
  isDuration(value)
    ? NO_FAULTS
    : faultIn(field, 'NOT_A_DURATION', 'Write a number of milliseconds greater than zero.');

/** The most urgent first, each with its name among requests. */
const URGENCIES = Object.freeze({
  urgentDirect: 'URGENT_DIRECT',
  urgent: 'URGENT',
  other: 'OTHER',
} as const);

type Named = keyof typeof URGENCIES;

const NAMES = Object.freeze(Object.keys(URGENCIES) as Named[]);

/** Nobody waits longer for an answer, whatever is agreed: the hub's own rule. */
const LONGEST = 90 * DAY;
const OLDEST = 30 * 365 * DAY;

const isTemplate = (name: string): name is DeadlineTemplate =>
  (DEADLINE_TEMPLATES as readonly string[]).includes(name);

const checkDeadline = (
  field: string,
  name: Named,
  { deadlines, deadlineTemplate, longerBecause }: WrittenVersion,
  opens: boolean,
): readonly AgreementFault[] => {
  const [here, length] = [`${field}.deadlines.${name}`, deadlines[name]];
  if (!isDuration(length)) return checkDuration(here, length);
  const next = NAMES.slice(NAMES.indexOf(name) + 1).find((other) => isDuration(deadlines[other]));
  if (next && length > deadlines[next]) {
    return faultIn(here, 'DEADLINES_OUT_OF_ORDER', `Make it no longer than that of ${next}.`);
  }
  if (!opens) return NO_FAULTS;
  if (length > LONGEST) return faultIn(here, 'DEADLINE_TOO_LONG', 'Make it 90 days at most.');
  const template = deadlineTemplate ?? DEADLINE_TEMPLATES[0];
  if (!isTemplate(template) || longerBecause?.trim()) return NO_FAULTS;
  const most = DEADLINE_TERMS[template].terms[URGENCIES[name]];
  if (length <= most) return NO_FAULTS;
  const says = `Make it ${most / HOUR} hours at most, as ${template} has it, or say in longerBecause why it is longer.`;
  return faultIn(here, 'DEADLINE_BEYOND_TEMPLATE', says);
};

/**
 * Faults of the deadlines, at most one each: a duration, no longer than that of what is less urgent and, where
 * the version opens anything, than the text has it that they follow, unless the version says why.
 */
export const checkDeadlines = (
  field: string,
  version: WrittenVersion,
  opens: boolean,
): readonly AgreementFault[] => [
  ...NAMES.flatMap((name) => checkDeadline(field, name, version, opens)),
  ...oneOf(
    `${field}.deadlineTemplate`,
    version.deadlineTemplate,
    'UNKNOWN_DEADLINE_TEMPLATE',
    DEADLINE_TEMPLATES,
  ),
];

/** Faults of the moments at which a hit/no-hit is told: the first is there before any answer is due. */
export function checkHitNoHit(
  field: string,
  { hitNoHit, deadlines }: WrittenVersion,
): readonly AgreementFault[] {
  if (hitNoHit === null || hitNoHit === undefined) return NO_FAULTS;
  if (!isDuration(hitNoHit)) return checkDuration(field, hitNoHit);
  if (hitNoHit < HOUR) return faultIn(field, 'HIT_NO_HIT_TOO_OFTEN', 'Make it an hour at least.');
  // Of a deadline that is none there is a fault of its own.
  if (!isDuration(deadlines.urgentDirect) || hitNoHit <= deadlines.urgentDirect) return NO_FAULTS;
  return faultIn(field, 'HIT_NO_HIT_TOO_LATE', 'Make it no longer than the shortest deadline.');
}

/** Faults of the retention, if any is agreed: a review must come before the end that it is to judge. */
export function checkRetention(
  field: string,
  retention: WrittenVersion['retention'],
): readonly AgreementFault[] {
  if (!retention) return NO_FAULTS;
  const wrong = (['maxAge', 'reviewEvery'] as const).flatMap((part) =>
    checkDuration(`${field}.${part}`, retention[part]),
  );
  if (wrong.length > 0) return wrong;
  if (retention.maxAge > OLDEST) {
    return faultIn(`${field}.maxAge`, 'KEPT_TOO_LONG', 'Make it 30 years at most.');
  }
  if (retention.reviewEvery <= retention.maxAge) return NO_FAULTS;
  const says = 'Review at least once before the greatest age is reached.';
  return faultIn(`${field}.reviewEvery`, 'REVIEW_NEVER_COMES', says);
}

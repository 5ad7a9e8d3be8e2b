import { NO_FAULTS, faultIn, type AgreementFault } from './AgreementFault';
import type { WrittenVersion } from './WrittenAgreement';

const isDuration = (value: number): boolean => Number.isFinite(value) && value > 0;

const checkDuration = (field: string, value: number): readonly AgreementFault[] =>
  isDuration(value)
    ? NO_FAULTS
    : faultIn(field, 'NOT_A_DURATION', 'Write a number of milliseconds greater than zero.');

/** The most urgent first. */
const URGENCIES = ['urgentDirect', 'urgent', 'other'] as const;

/** Faults of the deadlines: each must be a duration, and none longer than that of what is less urgent. */
export function checkDeadlines(
  field: string,
  deadlines: WrittenVersion['deadlines'],
): readonly AgreementFault[] {
  const sound = URGENCIES.filter((urgency) => isDuration(deadlines[urgency]));
  return URGENCIES.flatMap((urgency) => {
    const here = `${field}.${urgency}`;
    const next = sound[sound.indexOf(urgency) + 1];
    if (!sound.includes(urgency)) return checkDuration(here, deadlines[urgency]);
    if (!next || deadlines[urgency] <= deadlines[next]) return NO_FAULTS;
    return faultIn(here, 'DEADLINES_OUT_OF_ORDER', `Make it no longer than that of ${next}.`);
  });
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
  if (wrong.length > 0 || retention.reviewEvery <= retention.maxAge) return wrong;
  const says = 'Review at least once before the greatest age is reached.';
  return faultIn(`${field}.reviewEvery`, 'REVIEW_NEVER_COMES', says);
}

import { Refusal } from '@lidhja/platform';
import {
  EVIDENCE_USES,
  ONWARD_RULES,
  REFUSAL_GROUNDS,
  checkAgreement,
  succeed,
} from '@lidhja/policy';
import type {
  AgreementFault,
  WrittenAgreement,
  WrittenRetention,
  WrittenVersion,
} from '@lidhja/policy';
import type { RetentionInput, VersionTermsInput } from './VersionTermsInput';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const FIRST: Partial<WrittenVersion> = {
  refusalGrounds: Object.keys(REFUSAL_GROUNDS),
  evidenceUses: EVIDENCE_USES,
  onward: ONWARD_RULES[0],
};

const retentionOf = ({
  maxAgeDays,
  reviewEveryDays,
  ...rules
}: RetentionInput): WrittenRetention => ({
  maxAge: maxAgeDays * DAY,
  reviewEvery: reviewEveryDays * DAY,
  ...rules,
});

/** Milliseconds; null where none may be asked for. */
const hitNoHitOf = (
  hours: number | null | undefined,
  before: WrittenVersion | undefined,
): number | null =>
  hours === null || hours === undefined ? (before?.hitNoHit ?? null) : hours * HOUR || null;

/** Terms that a proposal may leave as they were; before any they are those of the directive. */
const keptTerms = (
  input: VersionTermsInput,
  before: WrittenVersion | undefined,
): Partial<WrittenVersion> => {
  const from: Partial<WrittenVersion> = before ?? FIRST;
  const grounds = input.refusalGrounds ?? from.refusalGrounds;
  const uses = input.evidenceUses ?? from.evidenceUses;
  const onward = input.onward ?? from.onward;
  return {
    deadlineTemplate: input.deadlineTemplate ?? before?.deadlineTemplate ?? null,
    longerBecause: input.longerBecause ?? null,
    hitNoHit: hitNoHitOf(input.hitNoHitHours, before),
    retention: input.retention ? retentionOf(input.retention) : (before?.retention ?? null),
    ...(grounds ? { refusalGrounds: grounds } : {}),
    ...(uses ? { evidenceUses: uses } : {}),
    ...(onward ? { onward } : {}),
  };
};

/**
 * The proposed version as `checkAgreement` reads it.
 * @param before the latest version that there is
 * @param now epoch milliseconds, for one that begins at once
 */
export const writtenVersion = (
  input: VersionTermsInput & { readonly status: string },
  version: number,
  before?: WrittenVersion,
  now = Number.NaN,
): WrittenVersion => ({
  version,
  status: input.status,
  validFrom: input.validFrom?.getTime() ?? now,
  validUntil: input.validUntil?.getTime() ?? null,
  offences: input.offences,
  purposes: input.purposes,
  categories: input.categories,
  deadlines: {
    urgentDirect: input.deadlineHours.urgentDirect * HOUR,
    urgent: input.deadlineHours.urgent * HOUR,
    other: input.deadlineHours.other * HOUR,
  },
  handling: input.handling,
  ...keptTerms(input, before),
});

const dotted = (field: string): string => field.replace(/\[(\d+)\]/g, '.$1');

/**
 * The field of the input that is at fault: the agreement, where it is its own; the beginning, where a
 * version before it is, since this one then begins too early.
 */
const placeOf = ({ field }: AgreementFault, proposed: number): string => {
  const [, at, rest = ''] = /^versions\[(\d+)\]\.(.*)$/.exec(field) ?? [];
  if (at === undefined) return proposed > 0 ? 'input.agreementId' : `input.${dotted(field)}`;
  if (Number(at) !== proposed) return 'input.validFrom';
  const within = dotted(rest)
    .replace(/^deadlines/, 'deadlineHours')
    .replace(/^hitNoHit$/, 'hitNoHitHours')
    .replace(/^(retention\.(?:maxAge|reviewEvery))$/, '$1Days');
  return `input.${within}`;
};

/**
 * Checks an agreement as it would be with one more version.
 * @param others agreements that there are beside it
 * @param now epoch milliseconds
 * @throws Refusal with the reason of the first fault as its code, at the field of the input
 */
export function checkProposal(
  agreement: WrittenAgreement,
  others: readonly WrittenAgreement[],
  next: WrittenVersion,
  now: number,
): void {
  // It holds from its activation at the earliest, which is later than now.
  if (next.validUntil !== null && next.validUntil <= now) {
    throw new Refusal('ENDS_BEFORE_IT_BEGINS', 'input.validUntil');
  }
  const versions = succeed(agreement.versions, next, now);
  const last = versions.length - 1;
  // What was agreed before there were such bounds is not what is proposed; that it is in the way is.
  const fault = checkAgreement({ ...agreement, versions }, others).find(
    ({ field, reason }) =>
      reason === 'OVERLAPPING_VALIDITY' ||
      !field.startsWith('versions[') ||
      field.startsWith(`versions[${last}].`),
  );
  if (fault) throw new Refusal(fault.reason, placeOf(fault, last));
}

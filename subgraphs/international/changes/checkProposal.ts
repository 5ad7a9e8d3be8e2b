import { Refusal } from '@lidhja/platform';
import { checkAgreement, succeed } from '@lidhja/policy';
import type { AgreementFault, WrittenAgreement, WrittenVersion } from '@lidhja/policy';
import type { ProposeAgreementVersionInput } from './ProposeAgreementVersionInput';

const HOUR = 3_600_000;

/** The proposed version as `checkAgreement` reads it. */
export const writtenVersion = (
  { deadlineHours, validFrom, validUntil, ...input }: ProposeAgreementVersionInput,
  version: number,
): WrittenVersion => ({
  version,
  status: input.status,
  validFrom: validFrom.getTime(),
  validUntil: validUntil?.getTime() ?? null,
  offences: input.offences,
  purposes: input.purposes,
  categories: input.categories,
  deadlines: {
    urgentDirect: deadlineHours.urgentDirect * HOUR,
    urgent: deadlineHours.urgent * HOUR,
    other: deadlineHours.other * HOUR,
  },
  handling: input.handling,
});

/**
 * The field of the input that is at fault: the agreement, where it is its own; the beginning, where a
 * version before it is, since this one then begins too early.
 */
const placeOf = ({ field }: AgreementFault, proposed: number): string => {
  const [, at, rest = ''] = /^versions\[(\d+)\]\.(.*)$/.exec(field) ?? [];
  if (at === undefined) return 'input.agreementId';
  if (Number(at) !== proposed) return 'input.validFrom';
  const within = rest.replace(/\[(\d+)\]/g, '.$1').replace(/^deadlines/, 'deadlineHours');
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
  const versions = succeed(agreement.versions, next, now);
  const [fault] = checkAgreement({ ...agreement, versions }, others);
  if (fault) throw new Refusal(fault.reason, placeOf(fault, versions.length - 1));
}

import { NO_FAULTS, faultIn, type AgreementFault } from './AgreementFault';
import type { WrittenAgreement, WrittenVersion } from './WrittenAgreement';

const endOf = ({ validUntil }: WrittenVersion): number => validUntil ?? Number.POSITIVE_INFINITY;

/** A version that is only signed has not begun, whatever day was foreseen for it. */
const holdsItsTime = ({ status }: WrittenVersion): boolean => status !== 'signed';

/** The first later version that begins before this one has ended. */
const overtaking = (version: WrittenVersion, later: readonly WrittenVersion[]) =>
  holdsItsTime(version)
    ? later.find((other) => holdsItsTime(other) && other.validFrom < endOf(version))
    : undefined;

/** What was denounced has ended for good, and is in the way of no other agreement. */
const isInTheWay = (version: WrittenVersion): boolean =>
  holdsItsTime(version) && version.status !== 'denounced';

/** The fault of a version after one that was denounced, unless that one never begins. */
export function checkDenounced(
  field: string,
  version: WrittenVersion,
  earlier: readonly WrittenVersion[],
): readonly AgreementFault[] {
  const over = earlier.some(({ status }) => status === 'denounced');
  if (!over || !holdsItsTime(version)) return NO_FAULTS;
  const says = 'Make a new agreement: what was denounced does not come back.';
  return faultIn(`${field}.status`, 'ALREADY_DENOUNCED', says);
}

const overlap = (one: WrittenVersion, other: WrittenVersion): boolean =>
  one.validFrom < endOf(other) && other.validFrom < endOf(one);

/**
 * Faults of the time of one version beside other agreements in the place of this one: of two that hold
 * the same time, nobody could say which decides.
 */
export function checkBeside(
  field: string,
  version: WrittenVersion,
  others: readonly WrittenAgreement[],
): readonly AgreementFault[] {
  const taken = others
    .flatMap(({ versions }) => versions)
    .some((other) => isInTheWay(version) && isInTheWay(other) && overlap(version, other));
  if (!taken) return NO_FAULTS;
  const says = 'Amend or end the agreement that these parties have in the same instrument.';
  return faultIn(`${field}.validFrom`, 'OVERLAPPING_VALIDITY', says);
}

/**
 * Faults of the time of one version. A version must have ended when a later one begins, since a grant
 * that cites the earlier one would else still be carried by it. Suspended and denounced versions hold
 * their time as well: an earlier version does not come back because the later one was stopped.
 */
export function checkValidity(
  field: string,
  version: WrittenVersion,
  later: readonly WrittenVersion[],
): readonly AgreementFault[] {
  const until = `${field}.validUntil`;
  const instant = 'Write the instant in milliseconds since 1 January 1970, UTC.';
  const wrong = [
    ...(Number.isFinite(version.validFrom)
      ? NO_FAULTS
      : faultIn(`${field}.validFrom`, 'NOT_AN_INSTANT', instant)),
    ...(version.validUntil === null || Number.isFinite(version.validUntil)
      ? NO_FAULTS
      : faultIn(until, 'NOT_AN_INSTANT', `${instant} Write null if it has no end.`)),
  ];
  if (wrong.length > 0) return wrong;
  if (endOf(version) <= version.validFrom) {
    return faultIn(until, 'ENDS_BEFORE_IT_BEGINS', 'Write an end that is after the beginning.');
  }
  const next = overtaking(version, later);
  if (!next) return NO_FAULTS;
  const says = `End it no later than version ${next.version} begins.`;
  return faultIn(until, 'OVERLAPPING_VALIDITY', says);
}

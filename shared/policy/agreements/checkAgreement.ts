import {
  NO_FAULTS,
  faultIn,
  type AgreementFault,
  type AgreementFaultReason,
} from './AgreementFault';
import type { WrittenAgreement } from './WrittenAgreement';
import { checkItems, notOneOf, unnamed, type ItemFault } from './checkItems';
import { checkBeside } from './checkValidity';
import { checkVersion } from './checkVersion';
import { INSTRUMENTS } from './instruments';
import { STATES } from './states';

const noSuchState: ItemFault = {
  reason: 'NO_SUCH_STATE',
  says: 'Write the two capital letters of ISO 3166-1 for the state.',
  holds: (code) => !STATES.has(code),
};

const instrumentFault = notOneOf('UNKNOWN_INSTRUMENT', INSTRUMENTS);

const atLeast = (
  list: { readonly length: number },
  least: number,
  field: string,
  reason: AgreementFaultReason,
  says: string,
) => (list.length >= least ? NO_FAULTS : faultIn(field, reason, says));

const sorted = (parties: readonly string[]): string => [...parties].sort().join();

/** Whether both are between the same parties and in the same instrument. */
const standsInPlace = (one: WrittenAgreement, other: WrittenAgreement): boolean =>
  one.instrument === other.instrument && sorted(one.parties) === sorted(other.parties);

/**
 * What is wrong with an agreement as it was written, in the order of its fields; empty if nothing is.
 * The list and its faults are frozen. Only the codes and figures are doubted, not the shape: a list
 * that is missing throws a TypeError.
 *
 * @param others agreements that there are beside it
 */
export function checkAgreement(
  written: WrittenAgreement,
  others: readonly WrittenAgreement[] = [],
): readonly AgreementFault[] {
  const { parties, competentAuthorities: authorities, instrument, versions } = written;
  const beside = others.filter((other) => standsInPlace(written, other));
  return Object.freeze([
    ...atLeast(parties, 2, 'parties', 'TOO_FEW_PARTIES', 'Name at least two states.'),
    ...checkItems('parties', parties, 'REPEATED_PARTY', [noSuchState]),
    ...atLeast(
      authorities,
      1,
      'competentAuthorities',
      'NO_COMPETENT_AUTHORITY',
      'Name at least one organisation that may ask or answer.',
    ),
    ...checkItems('competentAuthorities', authorities, 'REPEATED_AUTHORITY', [
      unnamed('UNNAMED_AUTHORITY'),
    ]),
    ...(instrumentFault.holds(instrument)
      ? faultIn('instrument', instrumentFault.reason, instrumentFault.says)
      : NO_FAULTS),
    ...atLeast(versions, 1, 'versions', 'NO_VERSION', 'Write at least one version.'),
    ...versions.flatMap((version, at) => [
      ...checkVersion(versions, version, at),
      ...checkBeside(`versions[${at}]`, version, beside),
    ]),
  ]);
}

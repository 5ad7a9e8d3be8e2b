import { AGREEMENT_STATUSES } from '../agreement';
import { CATEGORIES, needsFourEyes, type Category } from '../categories';
import { PURPOSES } from '../purposes';
import { reachable } from '../reach';
import { FOREIGN_KINDS } from '../requesterKinds';
import { HANDLING_CODES } from '../subject';
import { NO_FAULTS, faultIn, type AgreementFault } from './AgreementFault';
import type { WrittenVersion } from './WrittenAgreement';
import { checkDeadlines } from './checkDurations';
import { checkItems, filled, notOneOf, unnamed, type ItemFault } from './checkItems';
import { checkTerms } from './checkTerms';
import { checkDenounced, checkValidity } from './checkValidity';
import { OFFENCES } from './offences';

const READ_ABROAD: ReadonlySet<string> = new Set(
  FOREIGN_KINDS.flatMap((kind) => [...reachable(kind)]),
);

const neverReadAbroad: ItemFault = {
  reason: 'CATEGORY_NEVER_READ_ABROAD',
  says: 'Take it out: no row of the table opens it to any requester abroad.',
  holds: (category) => !READ_ABROAD.has(category),
};

const status = notOneOf('UNKNOWN_STATUS', AGREEMENT_STATUSES);

const neverAgreed: ItemFault = {
  reason: 'PURPOSE_NEVER_AGREED',
  says: 'Take it out: any other use needs the consent of the sender or of the person, each time.',
  holds: (purpose) => purpose === 'OTHER',
};

/** What is about one person in a case, who is reached through the case. */
const isOfPersonInCase = (category: string): boolean =>
  needsFourEyes(category as Category) ? category !== 'RETURN' : category === 'MIGRATION';

/** Directorates reach whom they protect in their compartment, and no case. */
const reachesPersons = (categories: readonly string[]): boolean =>
  categories.includes('CASE_STATUS') || categories.includes('WITNESS_PROTECTION');

const needsCaseStatus = (categories: readonly string[]): ItemFault => ({
  reason: 'CATEGORY_NEEDS_CASE_STATUS',
  says: 'Name CASE_STATUS too: persons are reached through the case that they are in.',
  holds: (category) => isOfPersonInCase(category) && !reachesPersons(categories),
});

/**
 * Whether a version opens anything, or will. What stops an agreement is not held up by bounds that are
 * younger than it.
 */
const isStopped = ({ status }: WrittenVersion): boolean =>
  status === 'suspended' || status === 'denounced';

const NO_ITEM_FAULTS: readonly ItemFault[] = [];

/** Faults of the version at this place of the list, counted from 0, in the order of its fields. */
export function checkVersion(
  versions: readonly WrittenVersion[],
  version: WrittenVersion,
  at: number,
): readonly AgreementFault[] {
  const field = `versions[${at}]`;
  const { offences, purposes, categories, handling } = version;
  const bounds = (...faults: ItemFault[]) => (isStopped(version) ? NO_ITEM_FAULTS : faults);
  const numbered = `Number the versions from 1 without a gap; this one is ${at + 1}.`;
  return [
    ...(version.version === at + 1
      ? NO_FAULTS
      : faultIn(`${field}.version`, 'WRONG_VERSION_NUMBER', numbered)),
    ...(status.holds(version.status)
      ? faultIn(`${field}.status`, status.reason, status.says)
      : NO_FAULTS),
    ...checkDenounced(field, version, versions.slice(0, at)),
    ...checkValidity(field, version, versions.slice(at + 1)),
    ...filled(`${field}.offences`, offences),
    ...checkItems(`${field}.offences`, offences, 'REPEATED_OFFENCE', [
      unnamed('UNNAMED_OFFENCE'),
      ...bounds(notOneOf('UNKNOWN_OFFENCE', OFFENCES)),
    ]),
    ...filled(`${field}.purposes`, purposes),
    ...checkItems(`${field}.purposes`, purposes, 'REPEATED_PURPOSE', [
      notOneOf('UNKNOWN_PURPOSE', PURPOSES),
      ...bounds(neverAgreed),
    ]),
    ...filled(`${field}.categories`, categories),
    ...checkItems(`${field}.categories`, categories, 'REPEATED_CATEGORY', [
      notOneOf('UNKNOWN_CATEGORY', CATEGORIES),
      neverReadAbroad,
      ...bounds(needsCaseStatus(categories)),
    ]),
    ...checkDeadlines(field, version, !isStopped(version)),
    ...(handling.length > 0 || isStopped(version)
      ? NO_FAULTS
      : faultIn(`${field}.handling`, 'NO_HANDLING_CODE', 'Name at least one; H0 is the least.')),
    ...checkItems(`${field}.handling`, handling, 'REPEATED_HANDLING_CODE', [
      notOneOf('UNKNOWN_HANDLING_CODE', HANDLING_CODES),
    ]),
    ...checkTerms(field, version),
  ];
}

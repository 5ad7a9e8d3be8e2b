import { AGREEMENT_STATUSES } from '../agreement';
import { CATEGORIES } from '../categories';
import { PURPOSES } from '../purposes';
import { reachable } from '../reach';
import { FOREIGN_KINDS } from '../requesterKinds';
import { HANDLING_CODES } from '../subject';
import { NO_FAULTS, faultIn, type AgreementFault } from './AgreementFault';
import type { WrittenVersion } from './WrittenAgreement';
import { checkDeadlines, checkRetention } from './checkDurations';
import { checkItems, notOneOf, unnamed, type ItemFault } from './checkItems';
import { checkValidity } from './checkValidity';

const READ_ABROAD: ReadonlySet<string> = new Set(
  FOREIGN_KINDS.flatMap((kind) => [...reachable(kind)]),
);

const neverReadAbroad: ItemFault = {
  reason: 'CATEGORY_NEVER_READ_ABROAD',
  says: 'Take it out: no row of the table opens it to any requester abroad.',
  holds: (category) => !READ_ABROAD.has(category),
};

const status = notOneOf('UNKNOWN_STATUS', AGREEMENT_STATUSES);

const filled = (field: string, items: readonly string[]): readonly AgreementFault[] =>
  items.length > 0
    ? NO_FAULTS
    : faultIn(field, 'EMPTY_LIST', 'Name at least one: an empty list opens nothing.');

/** Faults of the version at this place of the list, counted from 0, in the order of its fields. */
export function checkVersion(
  versions: readonly WrittenVersion[],
  version: WrittenVersion,
  at: number,
): readonly AgreementFault[] {
  const field = `versions[${at}]`;
  const { offences, purposes, categories, handling } = version;
  const numbered = `Number the versions from 1 without a gap; this one is ${at + 1}.`;
  return [
    ...(version.version === at + 1
      ? NO_FAULTS
      : faultIn(`${field}.version`, 'WRONG_VERSION_NUMBER', numbered)),
    ...(status.holds(version.status)
      ? faultIn(`${field}.status`, status.reason, status.says)
      : NO_FAULTS),
    ...checkValidity(field, version, versions.slice(at + 1)),
    ...filled(`${field}.offences`, offences),
    ...checkItems(`${field}.offences`, offences, 'REPEATED_OFFENCE', [unnamed('UNNAMED_OFFENCE')]),
    ...filled(`${field}.purposes`, purposes),
    ...checkItems(`${field}.purposes`, purposes, 'REPEATED_PURPOSE', [
      notOneOf('UNKNOWN_PURPOSE', PURPOSES),
    ]),
    ...filled(`${field}.categories`, categories),
    ...checkItems(`${field}.categories`, categories, 'REPEATED_CATEGORY', [
      notOneOf('UNKNOWN_CATEGORY', CATEGORIES),
      neverReadAbroad,
    ]),
    ...checkDeadlines(`${field}.deadlines`, version.deadlines),
    ...checkItems(`${field}.handling`, handling, 'REPEATED_HANDLING_CODE', [
      notOneOf('UNKNOWN_HANDLING_CODE', HANDLING_CODES),
    ]),
    ...checkRetention(`${field}.retention`, version.retention),
  ];
}

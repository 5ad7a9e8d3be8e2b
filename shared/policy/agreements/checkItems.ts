import {
  NO_FAULTS,
  faultIn,
  type AgreementFault,
  type AgreementFaultReason,
} from './AgreementFault';

/** What an item must not be; the first that holds is the item's one fault. */
export interface ItemFault {
  readonly reason: AgreementFaultReason;
  readonly says: string;
  readonly holds: (item: string) => boolean;
}

/** That an item is none of the codes. */
export const notOneOf = (reason: AgreementFaultReason, codes: readonly string[]): ItemFault => ({
  reason,
  says: `Write one of ${codes.join(', ')}.`,
  holds: (item) => !codes.includes(item),
});

/** That an item has no text in it. */
export const unnamed = (reason: AgreementFaultReason): ItemFault => ({
  reason,
  says: 'Write its name or take the entry out.',
  holds: (item) => item.trim() === '',
});

/** Faults of the items of a list, in order, at most one each. */
export const checkItems = (
  field: string,
  items: readonly string[],
  repeated: AgreementFaultReason,
  itemFaults: readonly ItemFault[],
): readonly AgreementFault[] =>
  items.flatMap((item, at) => {
    const here = `${field}[${at}]`;
    const found = itemFaults.find(({ holds }) => holds(item));
    if (found) return faultIn(here, found.reason, found.says);
    if (items.indexOf(item) === at) return NO_FAULTS;
    return faultIn(here, repeated, 'Take it out: it is in the list already.');
  });

/** That a list has something in it. */
export const filled = (field: string, items: readonly string[]): readonly AgreementFault[] =>
  items.length > 0
    ? NO_FAULTS
    : faultIn(field, 'EMPTY_LIST', 'Name at least one: an empty list opens nothing.');

/** The fault of a code that is none of those that there are; none where it is left out. */
export const oneOf = (
  field: string,
  code: string | null | undefined,
  reason: AgreementFaultReason,
  codes: readonly string[],
): readonly AgreementFault[] => {
  if (code === null || code === undefined) return NO_FAULTS;
  const fault = notOneOf(reason, codes);
  return fault.holds(code) ? faultIn(field, reason, fault.says) : NO_FAULTS;
};

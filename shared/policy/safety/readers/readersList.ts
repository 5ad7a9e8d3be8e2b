import { PLAIN, type SafetyPath, type SafetyRow, type Sieve } from '../path/SafetyPath';
import type { Duty } from '../path/Duty';
import type { ListAsked, ReadingAsked } from './ListAsked';

// the person's own: CETS 108+
import { listOfSomeoneElse } from './listOfSomeoneElse';
// by a safe way: the hub's own rule
import { listUnsafeChannel } from './listUnsafeChannel';
// the representative is checked: the hub's own rule
import { listRepresentativeUnchecked } from './listRepresentativeUnchecked';
// what must stay hidden: CETS 197, article 28
import { readingUnderClearance } from './readingUnderClearance';
// … and what a court keeps secret: CETS 108+
import { readingKeptSecret } from './readingKeptSecret';
// … and others: CETS 197, article 11(1)
import { readingOfOthers } from './readingOfOthers';

const readings: Sieve<ListAsked, ReadingAsked> = Object.freeze({
  itemsOf: ({ readings: all, now }: ListAsked) => all.map((reading) => ({ reading, now })),
  nameOf: ({ reading }: ReadingAsked) => reading.id,
  rules: Object.freeze([readingUnderClearance, readingKeptSecret, readingOfOthers]),
});

const given = (name: string, reader: ListAsked['reader']): SafetyRow<ListAsked> =>
  Object.freeze<SafetyRow<ListAsked>>({
    name,
    citation: 'CETS 108+',
    permits: ({ asked }) => asked.reader === reader,
  });

/** Whatever is left out or refused: there is an authority to ask. */
const nameAuthority = (): readonly Duty[] => [{ kind: 'NAME', whom: 'data_protection_authority' }];

/** The safe list of who read their data, in the person's own hand. How much is left out is not told. */
export const readersList: SafetyPath<ListAsked, ReadingAsked> = Object.freeze<
  SafetyPath<ListAsked, ReadingAsked>
>({
  ...PLAIN,
  name: 'readers_list',
  carries: readings,
  rules: Object.freeze([listOfSomeoneElse, listUnsafeChannel, listRepresentativeUnchecked]),
  rows: Object.freeze([
    given('list_in_own_hand', 'PERSON'),
    given('list_by_representative', 'REPRESENTATIVE'),
  ]),
  outward: (effect) => (effect === 'ALLOW' ? 'LIST' : 'NO_LIST'),
  dutiesIfAllowed: nameAuthority,
  dutiesIfDenied: nameAuthority,
});

import type { DenyRule } from '../../rules/DenyRule';
import type { ReadingAsked } from './ListAsked';

/** A reading that tells of someone else is left out. */
export const readingOfOthers: DenyRule<ReadingAsked> = Object.freeze<DenyRule<ReadingAsked>>({
  name: 'reading_of_others',
  citation: 'CETS 197, article 11(1)',
  denies: ({ reading }) => !reading.ofThisPersonAlone,
});

import type { DenyRule } from '../../rules/DenyRule';
import type { ReadingAsked } from './ListAsked';

/** A reading that a court or prosecutor keeps secret is left out until that ends. */
export const readingKeptSecret: DenyRule<ReadingAsked> = Object.freeze<DenyRule<ReadingAsked>>({
  name: 'reading_kept_secret',
  citation: 'CETS 108+',
  denies: ({ reading: { secretUntil }, now }) => now < (secretUntil ?? now),
});

import type { DenyRule } from '../../rules/DenyRule';
import type { ReadingAsked } from './ListAsked';

/** That a directorate for the protection of witnesses looked is left out. */
export const readingUnderClearance: DenyRule<ReadingAsked> = Object.freeze<DenyRule<ReadingAsked>>({
  name: 'reading_under_clearance',
  citation: 'CETS 197, article 28',
  denies: ({ reading }) => reading.underClearance,
});

import type { Requester } from '../../requester';

/** What is counted of how one organisation answers another, or of what else it did. */
export type Measure =
  'ANSWERED' | 'ANSWERED_IN_TIME' | 'MEETINGS_ATTENDED' | 'REFERRALS_TO_POLICE' | 'DENUNCIATIONS';

/** May this figure of a pair of organisations be seen, ranked by, or replied to? */
export interface ReciprocityView {
  readonly act: 'SEE' | 'RANK' | 'REPLY';
  readonly reader: Pick<Requester, 'organisation' | 'suspended'>;
  /** Ids of who asked and of who was asked. */
  readonly pair: readonly [string, string];
  readonly measure: Measure;
  /** Whether the figure is a cell that the rules for statistics released. */
  readonly statistics: 'RELEASED' | 'WITHHELD' | 'NOT_DECLARED';
  /** Ids of those of the pair who replied to the figure. */
  readonly replies: readonly string[];
}

/** Whether the reader is one of the two. */
export const isOfPair = ({ reader, pair }: ReciprocityView): boolean =>
  reader.organisation !== null && pair.includes(reader.organisation);

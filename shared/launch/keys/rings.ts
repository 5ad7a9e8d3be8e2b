import type { SignedUse } from '@lidhja/audit';

/** Whose keys follow each other, and how. */
export interface RingRules {
  /** As the files of the ring are called, and as `npm run keys -- … --of USE` calls it. */
  readonly use: SignedUse;
  /** The part in whose folder it is. */
  readonly part: string;
  /** `TAKES_OVER`: one signs at a time. `BESIDE`: each signs that is in force, and the one before goes on for a while. */
  readonly follows: 'TAKES_OVER' | 'BESIDE';
  /** Minutes until the next one takes over, or for which the one before goes on. */
  readonly minutes: number;
}

const MINUTES_OF_A_DAY = 60 * 24;

export const RINGS: readonly RingRules[] = [
  // Verifiers may keep the published keys for five minutes; an hour is enough for those that are late.
  { use: 'receipt', part: 'gateway', follows: 'TAKES_OVER', minutes: 60 },
  // Verifiers and witnesses change over by hand.
  { use: 'checkpoint', part: 'evidence', follows: 'BESIDE', minutes: 30 * MINUTES_OF_A_DAY },
];

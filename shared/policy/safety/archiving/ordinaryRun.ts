import { TERMS } from '../path/terms';

/**
 * The first ordinary run of the archive at or after `now`, epoch milliseconds: the one instant at which
 * records go out of sight, whatever the hour at which that was decided.
 */
export const ordinaryRun = (now: number): number =>
  Math.ceil((now - TERMS.archivingAt) / TERMS.archivingEvery) * TERMS.archivingEvery +
  TERMS.archivingAt;

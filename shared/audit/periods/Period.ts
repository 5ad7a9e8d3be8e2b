import { leafHash, sha256 } from '../tree/treeHash';
import type { TreeHead } from '../tree/verifyConsistency';

/** Seconds of the clock for which the public log has a leaf, whether or not anything happened. */
export const PERIOD_SECONDS = 10;
/** Periods by which a log can be ahead of the clock only if the clock went back: a minute. */
export const PERIODS_AHEAD = 6;

/** What the origin of the public log has behind that of the record's log, whose keys sign both. */
export const PERIODS_SUFFIX = '/periods';

/** What the leaf of a period binds. */
export interface Period {
  /** Counted from the log's beginning: also the place of its leaf. */
  readonly number: number;
  /** When it was over. */
  readonly until: Date;
  /** Root of its tree of slots. */
  readonly slots: Buffer;
  /** `headCommitment` of how the record's log stood. */
  readonly commitment: Buffer;
}

/** Hash of a period's leaf. The first line is the format's version. */
export const periodLeafHash = ({ number, until, slots, commitment }: Period): Buffer =>
  leafHash(
    Buffer.from(
      `lidhja-period/1\n${number}\n${until.toISOString()}\n${slots.toString('hex')}\n${commitment.toString('hex')}\n`,
      'utf8',
    ),
  );

/**
 * Binds a period to the record's log as it stood, and says nothing of it without the salt: a size tells how much is
 * done in the whole hub.
 */
export const headCommitment = (salt: Buffer, { size, root }: TreeHead): Buffer =>
  sha256(
    Buffer.concat([
      salt,
      Buffer.from(`lidhja-period-head/1\n${size}\n${root.toString('hex')}\n`, 'utf8'),
    ]),
  );

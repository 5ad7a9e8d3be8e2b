import type { RequesterKind } from '../../requesterKinds';

/**
 * Kinds of organisations that are told of word of danger and can read it, and so can have a desk for it: one list for
 * the register of desks, for reading, for notices and for where notices are sent.
 */
export const DANGER_READERS = Object.freeze([
  'foreign_authority',
  'police',
  'shelter',
] as const satisfies readonly RequesterKind[]);

/** For which purposes whoever received word of danger reads it: it serves protection. */
export const PROTECTING = Object.freeze(['IMMEDIATE_THREAT', 'ASSISTANCE'] as const);

import { immediateDanger } from '@lidhja/policy';
import type { DangerPush } from './DangerPush';
import type { DangerPushRow } from './DangerPushStore';
import { DangerCondition, DangerPushState, type DangerReviewOutcome } from './dangerEnums';

/** Whatever was sent is bound by all of them. */
const CONDITIONS = Object.values(DangerCondition);

const stateOf = (row: DangerPushRow, now: number): DangerPushState => {
  if (row.reviewedAt) return DangerPushState.REVIEWED;
  if (row.acknowledgedAt) return DangerPushState.ACKNOWLEDGED;
  const late = row.followUpAt !== null && row.followUpAt.getTime() <= now;
  return late ? DangerPushState.FOLLOWED_UP : DangerPushState.SENT;
};

/** A push as it stands, from its row. @param now milliseconds since 1970 */
export function standOf(row: DangerPushRow, now: number): DangerPush & { sortKey: string } {
  const { id, access, outcome } = row;
  const part = { access, record: id };
  return {
    ...row,
    state: stateOf(row, now),
    basis: immediateDanger.rows.find(({ name }) => name === row.rule)?.citation ?? null,
    conditions: CONDITIONS,
    receipt: row.readAt && { readAt: row.readAt, operation: row.readIn, ...part },
    review: row.reviewedAt && {
      outcome: outcome as DangerReviewOutcome,
      words: row.reviewWords,
      reviewedAt: row.reviewedAt,
      ...part,
    },
  };
}

import { stillKept } from './stillKept';

/** SQL: since when something of a row is due: what it has sealed, and copies, each by its own term. */
export const retentionDue = (row = ''): string =>
  `least(case when ${row}sealed and ${row}erased_at is null then ${row}due_at end,
        case when ${row}copied and ${row}copies_destroyed_at is null then ${row}copies_due_at end)`;

/** SQL: indexes of what is due, to either authority, in the order in which it is listed. */
export const dueIndexes = (due: string): string =>
  ['requesting', 'requested']
    .map(
      (side) => `drop index if exists exchange.retention_of_${side};
    create index retention_of_${side} on exchange.retention (${side}, (${due}), request) where ${stillKept()};`,
    )
    .join('\n');

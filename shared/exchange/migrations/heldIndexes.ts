import type { LedIndex } from '@lidhja/platform';

const held = (table: string, name: string, ...columns: LedIndex['columns']): LedIndex => ({
  schema: 'exchange',
  table,
  name: `${table}_${name}`,
  columns,
});

/** Indexes that begin with whose rows they are: who holds them or is told of them, and the request that they answer. */
export const HELD_INDEXES: readonly LedIndex[] = [
  held('request', 'of_requesting', 'requesting', 'submitted_at', 'id'),
  held('request', 'of_requested', 'requested', 'submitted_at', 'id'),
  held('consent', 'by_keeper', 'kept_by', 'given_at', 'id'),
  held('consent', 'by_recipient', 'recipient', 'given_at', 'id'),
  held('referral', 'by_referring', 'referring', 'referred_on', 'id'),
  held('referral', 'by_recipient', 'recipient', 'referred_on', 'id'),
  held('receipt', 'of_request', 'request', 'issued_at', 'id'),
];

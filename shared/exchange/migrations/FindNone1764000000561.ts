import type { Rewriting } from '@lidhja/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { rewriteAsExchangeOwner } from './rewriteAsExchangeOwner';

// To a planner that knows the list, an empty one implies whatever an index is kept for, and it could choose any.
const REWRITTEN: readonly Rewriting[] = [
  ...['exchange.find_danger_pushes', 'exchange.find_requests'].map((name) => ({
    name,
    from: 'where q.id = any (p_ids) offset 0',
    to: 'where q.id = any ((select p_ids)::uuid[]) offset 0',
  })),
  {
    name: 'exchange.find_answers',
    from: 'where e.request = any (seen) and',
    to: 'where e.request = any ((select seen)::uuid[]) and',
  },
  {
    name: 'exchange.find_answers',
    from: 'where q.id = any (seen) and',
    to: 'where q.id = any ((select seen)::uuid[]) and',
  },
];

/** What a list from inside names is read by its key where the list is empty as well. */
export class FindNone1764000000561 implements MigrationInterface {
  up(runner: QueryRunner): Promise<void> {
    return rewriteAsExchangeOwner(runner, REWRITTEN);
  }

  down(runner: QueryRunner): Promise<void> {
    return rewriteAsExchangeOwner(runner, REWRITTEN, true);
  }
}

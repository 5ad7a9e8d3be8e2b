import type { Rewriting } from '@lidhja/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { rewriteAsExchangeOwner } from './rewriteAsExchangeOwner';

const ONCE = 'on conflict do nothing;';

const REWRITTEN: readonly Rewriting[] = [
  {
    name: 'exchange.note_disclosure',
    from: ONCE,
    to: `${ONCE}
    -- Whoever confirmed that no copy was left, and reads again, has one again.
    select exchange.keep_copies(g.id) from exchange.grants_in_force() g
    cross join lateral (select t.copies_destroyed_at from exchange.retention t
      where t.request = g.request offset 0) k
    where k.copies_destroyed_at is not null;`,
  },
];

/** Copies that were confirmed as gone and are read again are due again, under the same grant too. */
export class ReadCopiesAgain1764000000536 implements MigrationInterface {
  up(runner: QueryRunner): Promise<void> {
    return rewriteAsExchangeOwner(runner, REWRITTEN);
  }

  down(runner: QueryRunner): Promise<void> {
    return rewriteAsExchangeOwner(runner, REWRITTEN, true);
  }
}

import type { Rewriting } from '@lidhja/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { rewriteAsExchangeOwner } from './rewriteAsExchangeOwner';

// Read again, there would be a copy again, of which nobody knew: the desk said that it needs it no more.
const REWRITTEN: readonly Rewriting[] = [
  {
    name: 'exchange.read_danger_pushes',
    from: 'me in (w.sender, w.recipient));',
    to: `me in (w.sender, w.recipient));
    shut uuid[] := array(select c.push from exchange.danger_copies c where c.push = any (seen) and c.destroyed_at is not null
      and exists (select from exchange.danger_push w where w.id = c.push and w.recipient = me offset 0));`,
  },
  {
    name: 'exchange.read_danger_pushes',
    from: 'case when i.push = any (own) then i.words end',
    to: 'case when i.push = any (own) and i.push <> all (shut) then i.words end',
  },
];

/** A desk that confirmed that no copy of word of danger is left reads no words of it any more. */
export class ShutAfterCopies1764000000584 implements MigrationInterface {
  up(runner: QueryRunner): Promise<void> {
    return rewriteAsExchangeOwner(runner, REWRITTEN);
  }

  down(runner: QueryRunner): Promise<void> {
    return rewriteAsExchangeOwner(runner, REWRITTEN, true);
  }
}

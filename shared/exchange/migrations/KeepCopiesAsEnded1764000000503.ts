import type { Rewriting } from '@lidhja/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { rewriteAsExchangeOwner } from './rewriteAsExchangeOwner';

const FOUND = `where t.id = new."grant";`;

const REWRITTEN: readonly Rewriting[] = [
  {
    name: 'exchange.keep_copied_term',
    from: FOUND,
    to: `${FOUND}
    -- To all who are not cleared the grant has ended; what the cleared read under it since is kept by no sign of theirs.
    if exists (select from exchange.seal s where s.record = g.record) then return null; end if;`,
  },
];

/** That something was read under a grant on a sealed record is not told by a term of its copies. */
export class KeepCopiesAsEnded1764000000503 implements MigrationInterface {
  up(runner: QueryRunner): Promise<void> {
    return rewriteAsExchangeOwner(runner, REWRITTEN);
  }

  down(runner: QueryRunner): Promise<void> {
    return rewriteAsExchangeOwner(runner, REWRITTEN, true);
  }
}

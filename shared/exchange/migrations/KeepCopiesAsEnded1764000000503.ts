import { rewriteFunctions, type Rewriting } from '@lidhja/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

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
    return this.rewrite(runner, false);
  }

  down(runner: QueryRunner): Promise<void> {
    return this.rewrite(runner, true);
  }

  private async rewrite(runner: QueryRunner, back: boolean): Promise<void> {
    await runner.query('set local role exchange_owner');
    await rewriteFunctions(runner, REWRITTEN, back);
    await runner.query('reset role');
  }
}

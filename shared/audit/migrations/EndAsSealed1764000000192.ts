import { rewriteFunctions, type Rewriting } from '@lidhja/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const ALL = 'exchange.sealed_records() || exchange.sealed_rows()';

const REWRITTEN: readonly Rewriting[] = [
  {
    name: 'audit.find_entries',
    from: `closed text[] := ${ALL};`,
    to: `closed text[] := case when inspects then ${ALL} else exchange.sealed_in_own_record() end;`,
  },
];

/** An organisation keeps what it did on a grant, whether the grant ran out or its record was sealed. */
export class EndAsSealed1764000000192 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.rewrite(runner, false);
  }

  async down(runner: QueryRunner): Promise<void> {
    await this.rewrite(runner, true);
  }

  private async rewrite(runner: QueryRunner, back: boolean): Promise<void> {
    await runner.query('set local role audit_owner');
    await rewriteFunctions(runner, REWRITTEN, back);
    await runner.query('reset role');
  }
}

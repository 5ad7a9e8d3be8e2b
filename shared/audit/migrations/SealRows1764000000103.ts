import { rewriteFunctions, type Rewriting } from '@lidhja/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const SEALED: readonly Rewriting[] = [
  {
    name: 'audit.without_sealed',
    from: '(select exchange.sealed_records())::uuid[]',
    to: '(select exchange.sealed_records() || exchange.sealed_rows())::uuid[]',
  },
];

/** A consent, a referral or a return is named to no one to whom its person is sealed. */
export class SealRows1764000000103 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.rewrite(runner, false);
  }

  async down(runner: QueryRunner): Promise<void> {
    await this.rewrite(runner, true);
  }

  private async rewrite(runner: QueryRunner, back: boolean): Promise<void> {
    await runner.query('set local role audit_owner');
    await rewriteFunctions(runner, SEALED, back);
    await runner.query('reset role');
  }
}

import { rewriteFunctions, type Rewriting } from '@lidhja/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

// Once for each of the three ways in which entries are looked for.
const KEPT: readonly Rewriting[] = [1, 2, 3].map(() => ({
  name: 'audit.find_entries',
  from: '(select audit.open_entry(e.payload, closed) as told offset 0) k',
  to: `(select case when e.operation::text = any (closed) then null
          else audit.open_entry(e.payload, closed) end as told offset 0) k`,
}));

/** Entries of an operation that is kept from whoever asks are not there: see the exchange's 245. */
export class KeepFromImplicated1764000000246 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.rewrite(runner, false);
  }

  async down(runner: QueryRunner): Promise<void> {
    await this.rewrite(runner, true);
  }

  private async rewrite(runner: QueryRunner, back: boolean): Promise<void> {
    await runner.query('set local role audit_owner');
    await rewriteFunctions(runner, KEPT, back);
    await runner.query('reset role');
  }
}

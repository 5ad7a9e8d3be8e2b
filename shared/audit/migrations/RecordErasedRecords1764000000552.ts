import { rewriteFunctions, type Rewriting } from '@lidhja/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const REWRITTEN: readonly Rewriting[] = [
  {
    name: 'audit.record',
    from: `session_user not in ('lidhja_international', `,
    to: `session_user not in ('lidhja_local', 'lidhja_international', `,
  },
  // Refused to whoever knew of what was sealed afterwards: each says that there is something that is kept.
  {
    name: 'audit.open_entry',
    from: `'CONSENT_RECIPIENT_READS_NOTHING', 'CONSENT_PURPOSE_OPENS_NOTHING']`,
    to: `'CONSENT_RECIPIENT_READS_NOTHING', 'CONSENT_PURPOSE_OPENS_NOTHING',
      'RETENTION_NOT_DUE', 'RETENTION_OVER', 'LEGAL_HOLD']`,
  },
];

/** That a referral, a consent or a return was erased is recorded before it is, by the part that has it done. */
export class RecordErasedRecords1764000000552 implements MigrationInterface {
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

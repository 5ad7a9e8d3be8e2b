import { rewriteFunctions, type Rewriting } from '@lidhja/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

// By the part that looks at the clocks of requests.
const RECORDED: readonly Rewriting[] = [
  {
    name: 'audit.record',
    from: `or event->>'type' = 'notified' and session_user <> 'lidhja_international'`,
    to: `or event->>'type' in ('notified', 'escalated') and session_user <> 'lidhja_international'`,
  },
];

const TYPES = ['released', 'written', 'dispatched', 'refused', 'refusals_counted', 'notified'];

const types = (...all: readonly string[]): string => `
  alter table audit.entry drop constraint entry_type_check;
  alter table audit.entry add constraint entry_type_check check (type in ('${all.join("', '")}'))`;

/** That a request was told to be overdue is recorded, with the notices of it. */
export class RecordEscalated1764000000282 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.change(runner, false);
  }

  async down(runner: QueryRunner): Promise<void> {
    await this.change(runner, true);
  }

  private async change(runner: QueryRunner, back: boolean): Promise<void> {
    await runner.query('set local role audit_owner');
    await rewriteFunctions(runner, RECORDED, back);
    await runner.query(types(...TYPES, 'exported', ...(back ? [] : ['escalated'])));
    await runner.query('reset role');
  }
}

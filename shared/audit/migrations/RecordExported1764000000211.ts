import { rewriteFunctions, type Rewriting } from '@lidhja/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

// By the operator's command alone: no part that serves reads the record whole.
const RECORDED: readonly Rewriting[] = [
  {
    name: 'audit.record',
    from: `or event->>'type' = 'notified' and session_user <> 'lidhja_international' then`,
    to: `or event->>'type' = 'notified' and session_user <> 'lidhja_international'
        or event->>'type' = 'exported' and session_user <> 'lidhja_migrator' then`,
  },
];

const TYPES = ['released', 'written', 'dispatched', 'refused', 'refusals_counted', 'notified'];

const types = (...all: readonly string[]): string => `
  alter table audit.entry drop constraint entry_type_check;
  alter table audit.entry add constraint entry_type_check check (type in ('${all.join("', '")}'))`;

/** That the record is exported is recorded, before anything of it is read. */
export class RecordExported1764000000211 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.change(runner, false);
  }

  async down(runner: QueryRunner): Promise<void> {
    await this.change(runner, true);
  }

  private async change(runner: QueryRunner, back: boolean): Promise<void> {
    await runner.query('set local role audit_owner');
    await rewriteFunctions(runner, RECORDED, back);
    await runner.query(types(...TYPES, ...(back ? [] : ['exported'])));
    await runner.query('reset role');
  }
}

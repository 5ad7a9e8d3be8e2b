import { rewriteFunctions, type Rewriting } from '@lidhja/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

// By the part that tells what is due.
const RECORDED: readonly Rewriting[] = [
  {
    name: 'audit.record',
    from: `in ('notified', 'escalated') and session_user <> 'lidhja_international'`,
    to: `in ('notified', 'escalated', 'told') and session_user <> 'lidhja_international'`,
  },
];

const TYPES = [
  ...['released', 'written', 'dispatched', 'refused', 'refusals_counted', 'notified'],
  ...['exported', 'escalated'],
];

const types = (...all: readonly string[]): string => `
  alter table audit.entry drop constraint entry_type_check;
  alter table audit.entry add constraint entry_type_check check (type in ('${all.join("', '")}'))`;

/** That a hit/no-hit was told is recorded, with the notices of it. */
export class RecordTold1764000000302 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.change(runner, false);
  }

  async down(runner: QueryRunner): Promise<void> {
    await this.change(runner, true);
  }

  private async change(runner: QueryRunner, back: boolean): Promise<void> {
    await runner.query('set local role audit_owner');
    await rewriteFunctions(runner, RECORDED, back);
    await runner.query(types(...TYPES, ...(back ? [] : ['told'])));
    await runner.query('reset role');
  }
}

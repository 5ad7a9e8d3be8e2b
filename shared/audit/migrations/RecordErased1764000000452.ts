import { rewriteFunctions, type Rewriting } from '@lidhja/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

// By the part that keeps what is erased.
const RECORDED: readonly Rewriting[] = [
  {
    name: 'audit.record',
    from: `in ('notified', 'escalated', 'told') and session_user <> 'lidhja_international'`,
    to: `in ('notified', 'escalated', 'told', 'erased') and session_user <> 'lidhja_international'`,
  },
];

const TYPES = [
  ...['released', 'written', 'dispatched', 'refused', 'refusals_counted', 'notified'],
  ...['exported', 'escalated', 'told'],
];

const types = (...all: readonly string[]): string => `
  alter table audit.entry drop constraint entry_type_check;
  alter table audit.entry add constraint entry_type_check check (type in ('${all.join("', '")}'))`;

/** That something was erased is recorded before it is. */
export class RecordErased1764000000452 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.change(runner, false);
  }

  async down(runner: QueryRunner): Promise<void> {
    await this.change(runner, true);
  }

  private async change(runner: QueryRunner, back: boolean): Promise<void> {
    await runner.query('set local role audit_owner');
    await rewriteFunctions(runner, RECORDED, back);
    await runner.query(types(...TYPES, ...(back ? [] : ['erased'])));
    await runner.query('reset role');
  }
}

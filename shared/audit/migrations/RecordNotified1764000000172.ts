import { rewriteFunctions, type Rewriting } from '@lidhja/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

// Sent by the part that writes requests, to an address of the operator's.
const RECORDED: readonly Rewriting[] = [
  {
    name: 'audit.record',
    from: `or event->>'type' in ('released', 'written') and at_gateway then`,
    to: `or event->>'type' in ('released', 'written') and at_gateway
        or event->>'type' = 'notified' and session_user <> 'lidhja_international' then`,
  },
];

const TYPES = ['released', 'written', 'dispatched', 'refused', 'refusals_counted'];

const types = (...all: readonly string[]): string => `
  alter table audit.entry drop constraint entry_type_check;
  alter table audit.entry add constraint entry_type_check check (type in ('${all.join("', '")}'))`;

/** That a notice is sent to its organisation is recorded, before it is. */
export class RecordNotified1764000000172 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.change(runner, false);
  }

  async down(runner: QueryRunner): Promise<void> {
    await this.change(runner, true);
  }

  private async change(runner: QueryRunner, back: boolean): Promise<void> {
    await runner.query('set local role audit_owner');
    await rewriteFunctions(runner, RECORDED, back);
    await runner.query(types(...TYPES, ...(back ? [] : ['notified'])));
    await runner.query('reset role');
  }
}

import { rewriteFunctions, type Rewriting } from '@lidhja/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const REWRITTEN: readonly Rewriting[] = [
  // By the parts that keep what is erased.
  {
    name: 'audit.record',
    from: `in ('notified', 'escalated', 'told', 'erased') and session_user <> 'lidhja_international'`,
    to: `in ('notified', 'escalated', 'told') and session_user <> 'lidhja_international'
        or event->>'type' = 'erased' and session_user not in ('lidhja_international', 'lidhja_national')`,
  },
  // A case that is sealed takes with it what was destroyed of it: persons that are not would stand for it.
  {
    name: 'audit.open_entry',
    from: 'if p_closed is null then return null; end if;',
    to: `if p_closed is null or p_payload->>'of' = any (p_closed) then return null; end if;`,
  },
];

/** That a case of the hub's own was erased is recorded before it is, by the part that keeps it. */
export class RecordErasedCases1764000000540 implements MigrationInterface {
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

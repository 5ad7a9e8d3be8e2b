import { rewriteFunctions, type Rewriting } from '@lidhja/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const REWRITTEN: readonly Rewriting[] = [
  {
    name: 'exchange.assigned_ways',
    from: `plain text[] := array_remove(array_remove(facts, 'cleared'), 'opened_inspection')
      || 'assigned_case'::text;`,
    to: `mine text[] := array_remove(array_remove(facts, 'cleared'), 'opened_inspection');
    plain text[] := mine || 'assigned_case'::text;`,
  },
  // The fourth: where cases are read that are assigned to nobody.
  {
    name: 'exchange.assigned_ways',
    from: `(facts || 'lead_known_to_exist'::text)) then 'leads' end]`,
    to: `(facts || 'lead_known_to_exist'::text)) then 'leads' end,
      case when exchange.my('kind') = 'responsible_authority' and bool_or(p.conditions <@ mine)
          then 'anywhere'
        when bool_or('in_area' = any (p.conditions) and p.conditions <@ (mine || 'in_area'::text))
          then 'in_area' end]`,
  },
];

/** All ways to cases are asked in one look. */
export class AskAhead1764000000161 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.change(runner, false);
  }

  async down(runner: QueryRunner): Promise<void> {
    await this.change(runner, true);
  }

  private async change(runner: QueryRunner, back: boolean): Promise<void> {
    await runner.query('set local role exchange_owner');
    await rewriteFunctions(runner, REWRITTEN, back);
    await runner.query('reset role');
  }
}

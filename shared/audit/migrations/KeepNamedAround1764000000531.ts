import { rewriteFunctions, type Rewriting } from '@lidhja/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const MINE = 'mine_cleared boolean := exchange.is_cleared(exchange.my_official());';

const KEPT: readonly Rewriting[] = [
  {
    name: 'audit.find_entries',
    from: MINE,
    to: `${MINE}
    me_in_person uuid := exchange.my_official();
    around text[] := exchange.danger_around_me();`,
  },
  // Once for each of the three ways in which entries are looked for. By a gap among what they named themselves they
  // would see that it is there.
  ...[1, 2, 3].map(() => ({
    name: 'audit.find_entries',
    from: 'case when e.operation::text = any (closed) then null',
    to: `case when e.operation::text = any (closed)
          or e.payload->'named' ?| around and e.official is distinct from me_in_person then null`,
  })),
];

/** That somebody named word of danger in vain is kept from those whom it goes around: see the exchange's 510. */
export class KeepNamedAround1764000000531 implements MigrationInterface {
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

import { rewriteFunctions, type Rewriting } from '@lidhja/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';

// A request abroad is over with its term, or with a seal, to both of its sides: nobody can answer it any more.
const REWRITTEN: readonly Rewriting[] = [
  {
    name: 'exchange.find_clocks_due',
    from: '      delete from exchange.request_clock c where',
    to: `      waiting := array(select w from unnest(waiting) w where w <> all (array(
        select e.request from exchange.outward_ends(held) e where e.over_at <= p_now)));
      delete from exchange.request_clock c where`,
  },
];

// Whoever looks at clocks has nobody's session, and would see none of what has left.
const WATCHED = `create policy watched on exchange.outward_request for select to exchange_owner
  using (exchange.my('kind') is null and approved_at is not null)`;

/** That a request is overdue is not told of one that has ended. */
export class StopEndedClocks1764000000371 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [WATCHED]);
    await this.rewrite(runner, false);
  }

  async down(runner: QueryRunner): Promise<void> {
    await this.rewrite(runner, true);
    await asExchangeOwner(runner, ['drop policy watched on exchange.outward_request']);
  }

  private async rewrite(runner: QueryRunner, back: boolean): Promise<void> {
    await runner.query('set local role exchange_owner');
    await rewriteFunctions(runner, REWRITTEN, back);
    await runner.query('reset role');
  }
}

import { keepFromPlanner } from '@lidhja/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';

const FORGET = `
  -- Why the proceeding of a case that was erased could not do without a category: it says what was in it, in words.
  create function exchange.forget_necessities(p_record uuid) returns void language plpgsql volatile
  security definer set search_path = pg_catalog, pg_temp set plan_cache_mode = force_generic_plan as $$
  begin delete from exchange.necessity n where n.record = p_record; end $$;
  revoke execute on function exchange.forget_necessities from public;
`;
const AT_ONCE = ['autovacuum_vacuum_scale_factor', 'autovacuum_vacuum_threshold'];
const ERASED = { 'exchange.necessity': ['reason'] };

/** Reasons of necessity go with their case: nothing is left that they could open, and they had no other term. */
export class ForgetNecessities1764000000551 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const at = AT_ONCE.map((name) => `${name} = 0`).join(', ');
    await asExchangeOwner(runner, [FORGET, `alter table exchange.necessity set (${at})`]);
    await this.keep(runner, false);
  }

  async down(runner: QueryRunner): Promise<void> {
    await this.keep(runner, true);
    await asExchangeOwner(runner, [
      `alter table exchange.necessity reset (${AT_ONCE.join(', ')})`,
      'drop function exchange.forget_necessities',
    ]);
  }

  private async keep(runner: QueryRunner, back: boolean): Promise<void> {
    await runner.query('set local role exchange_owner');
    await keepFromPlanner(runner, ERASED, back);
    await runner.query('reset role');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';

const FORGET = `
  create index idempotency_key_by_time on exchange.idempotency_key (made_at);
  -- Of keys past their age some at a time, oldest first; how old that is says loadTerms(). What was written under them stays.
  create function exchange.forget_keys(p_limit int) returns int
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
  set plan_cache_mode = force_generic_plan as $$
  declare before timestamptz := exchange.keys_end_before(); forgotten int;
  begin
    with due as materialized (select k.organisation, k.operation, k.key from exchange.idempotency_key k
      where k.made_at <= before order by k.made_at limit p_limit for update skip locked)
    delete from exchange.idempotency_key k using due d
    where k.organisation = d.organisation and k.operation = d.operation and k.key = d.key;
    get diagnostics forgotten = row_count;
    return forgotten;
  end $$;
  grant execute on function exchange.forget_keys to lidhja_international;
`;

/** Keys by which a write is safe to repeat are forgotten once nobody repeats it any more. */
export class ForgetKeys1764000000540 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [FORGET]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [
      'drop function exchange.forget_keys',
      'drop function if exists exchange.keys_end_before',
      'drop index exchange.idempotency_key_by_time',
    ]);
  }
}

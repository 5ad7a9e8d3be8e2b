import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';

const HEAD = 'volatile security definer set search_path = pg_catalog, pg_temp';
const HOLDS = `request ?| '{particulars,documents}'::text[]`;
/** Whoever forgets is nobody's session: it is on inside of the two functions, and nowhere else. */
const LAPSED = `exchange.my('forgetting') = 'on' and approved_at is null and valid_until <= clock_timestamp()`;

// By its term alone. Whether its case or a person was sealed meanwhile is not asked, so that one that was sealed is
// forgotten when another is, and neither the row nor the record tells the one from the other.
const FORGET = `
  create index outward_holding on exchange.outward_request (valid_until, id) where ${HOLDS};
  create policy lapsed on exchange.outward_request for select to exchange_owner using (${LAPSED});
  create policy forgotten on exchange.outward_request for update to exchange_owner
    using (${LAPSED}) with check (true);
  -- Of requests abroad that were never sent and can be no more, those that hold something sealed, and its ids: held
  -- until the transaction ends. One that is being sent or given up just now is left for later.
  create function exchange.find_lapsed_outward(p_limit int) returns table (outward uuid, records uuid[])
  language plpgsql ${HEAD} set plan_cache_mode = force_generic_plan as $$
  declare now timestamptz := clock_timestamp();
  begin
    perform set_config('lidhja.forgetting', 'on', true);
    return query select o.id, array(select (s.sealed->>'id')::uuid from jsonb_array_elements(
        coalesce(o.request->'particulars', '[]') || coalesce(o.request->'documents', '[]')) s (sealed) order by 1)
    from exchange.outward_request o where o.valid_until <= now and o.${HOLDS}
    order by o.valid_until, o.id limit p_limit for update skip locked;
    perform set_config('lidhja.forgetting', '', true);
  end $$;
  -- Destroys their keys, with what they open: the record has it before.
  create function exchange.forget_lapsed_outward(p_outwards uuid[]) returns void
  language plpgsql ${HEAD} set plan_cache_mode = force_generic_plan as $$
  begin
    perform set_config('lidhja.forgetting', 'on', true);
    update exchange.outward_request o set request = o.request - '{particulars,documents}'::text[]
    where o.id = any (p_outwards);
    perform set_config('lidhja.forgetting', '', true);
  end $$;
  grant execute on function exchange.find_lapsed_outward, exchange.forget_lapsed_outward to lidhja_international;
`;

/** Whom a request abroad would have sought, and what it enclosed, is destroyed once it can be sent no more. */
export class ForgetLapsed1764000000501 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [FORGET]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [
      'drop function exchange.forget_lapsed_outward, exchange.find_lapsed_outward',
      `drop policy forgotten on exchange.outward_request;
       drop policy lapsed on exchange.outward_request;
       drop index exchange.outward_holding`,
    ]);
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';

const HEAD = 'volatile security definer set search_path = pg_catalog, pg_temp';

// By its term alone, as requests abroad: whether its case was sealed meanwhile is not asked.
const FORGET = `
  create index draft_holding on exchange.spontaneous_draft (valid_until, id) where words is not null;
  -- Of what was to be sent unasked and can be no more, what holds words still, and their id: held until the
  -- transaction ends. What is being sent or given up just now is left for later.
  create function exchange.find_lapsed_information(p_limit int) returns table (draft uuid, records uuid[])
  language plpgsql ${HEAD} set plan_cache_mode = force_generic_plan as $$
  declare now timestamptz := clock_timestamp();
  begin return query
    select d.id, array[(d.words->>'id')::uuid] from exchange.spontaneous_draft d
    where d.words is not null and d.valid_until <= now
    order by d.valid_until, d.id limit p_limit for update skip locked;
  end $$;
  -- Destroys their keys, with what they open: the record has it before.
  create function exchange.forget_lapsed_information(p_drafts uuid[]) returns void
  language plpgsql ${HEAD} set plan_cache_mode = force_generic_plan as $$
  begin
    update exchange.spontaneous_draft d set words = null
    where d.id = any (p_drafts) and d.valid_until <= clock_timestamp();
  end $$;
  grant execute on function exchange.find_lapsed_information, exchange.forget_lapsed_information
    to lidhja_international;
`;

/** The words of what would have been sent unasked are destroyed once it can be sent no more. */
export class ForgetInformation1764000000528 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [FORGET]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [
      'drop function exchange.forget_lapsed_information, exchange.find_lapsed_information',
      'drop index exchange.draft_holding',
    ]);
  }
}

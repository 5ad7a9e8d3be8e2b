import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';

// Worked out at the reading: the entry is also read by whoever tried, and must say to them the same of a request of
// others as of none. An inspection sees every request, so that nothing is told to it which it could not look up.
const WHY = `
  -- Of ids that an organisation named in vain: that one is a request of others, to an inspection alone.
  create function exchange.why_not_available(p_named uuid[], p_organisation uuid) returns text
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp
  set plan_cache_mode = force_generic_plan as $$
  declare inspects boolean := exchange.inspects('REQUEST');
  begin return (select 'NOT_A_PARTY' from exchange.request r where inspects and r.id = any (p_named)
    and p_organisation not in (r.requesting, r.requested) limit 1);
  end $$;
`;

/** Why what was refused as not there was refused, for an inspection. */
export class TellWhyRefused1764000000403 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [
      WHY,
      'grant execute on function exchange.why_not_available to lidhja_evidence',
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, ['drop function exchange.why_not_available']);
  }
}

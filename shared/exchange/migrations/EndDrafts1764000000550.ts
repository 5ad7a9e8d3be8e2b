import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';

const waiting = (table: string, over: string): string => `
    update exchange.${table} w set valid_until = now
    where w.owner = me and w.record = p_record and ${over} and w.valid_until > now and not sealed;`;

// Of a case that is sealed nothing waits for anybody; and what lapsed of it then would tell when it was erased.
const END = `
  -- What of a record still waits to be asked abroad or sent unasked can be sent no more, and is forgotten as what lapsed.
  -- A hit that is not told yet is none any more; of one that was, it is forgotten what it rested on.
  create function exchange.end_drafts(p_record uuid) returns void language plpgsql volatile
  security definer set search_path = pg_catalog, pg_temp set plan_cache_mode = force_generic_plan as $$
  declare me uuid := exchange.my_organisation(); now timestamptz := clock_timestamp();
    sealed boolean := exchange.is_sealed(p_record);
  begin${waiting('outward_request', 'w.approved_at is null and w.discarded_at is null')}${waiting('spontaneous_draft', 'w.over_at is null')}
    update exchange.hit_answer h set hit = h.hit and (h.outcome is not null or h.over), record = null, person = null
    where h.record = p_record;
  end $$;
  revoke execute on function exchange.end_drafts from public;
  create index hit_of_record on exchange.hit_answer (record) where record is not null;
`;

/** Nothing is sent or told of a case that was erased while it waited. */
export class EndDrafts1764000000550 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [END]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [
      'drop function exchange.end_drafts; drop index exchange.hit_of_record',
    ]);
  }
}

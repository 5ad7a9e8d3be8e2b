import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';

const VOLATILE = 'plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$';

// Asked when the row is written, so that a decision that is meant costs nothing more.
const NEVER_KEPT = `
  create function exchange.refuse_rehearsal() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp as $$
  begin raise exception 'a decision that is tried out is not kept'; end $$;
  create constraint trigger refuse_rehearsal after insert on exchange.decision
    deferrable initially deferred for each row
    when (current_setting('lidhja.rehearsal', true) = 'on')
    execute function exchange.refuse_rehearsal();
  create constraint trigger refuse_rehearsal after insert or update on exchange."grant"
    deferrable initially deferred for each row
    when (current_setting('lidhja.rehearsal', true) = 'on')
    execute function exchange.refuse_rehearsal();
`;

const REHEARSE = `
  -- Makes this session that of the official who submitted a request, as exchange.open_session would; null
  -- where it would not. For a compartment that the session before it was not cleared for, that official is
  -- not either: then the session is a colleague's whom the registry does not know.
  create function exchange.enter_as_requesting(p_request uuid) returns jsonb language ${VOLATILE}
  declare me uuid := exchange.my_official(); cleared text[]; who exchange.official; entry jsonb;
    asked exchange.request;
  begin
    select q.* into asked from exchange.request q where q.id = p_request;
    select f.* into who from exchange.official f where f.id = asked.submitted_by;
    cleared := coalesce((select f.clearances from exchange.official f where f.id = me), '{}');
    begin
      entry := exchange.open_session(who.issuer, who.subject, asked.purpose, asked.id);
    exception when sqlstate 'LJ001' then return null;
    end;
    if who.clearances <@ cleared then return entry; end if;
    entry := entry || jsonb_build_object('official', gen_random_uuid(), 'clearances', '[]'::jsonb,
      'facts', (entry->'facts') - 'cleared');
    perform set_config('lidhja.official', entry->>'official', true),
      set_config('lidhja.facts', entry->>'facts', true);
    return entry;
  end $$;
  -- A decision tried out, as decide_request would write it, or without categories the one that waits for a
  -- second person: approved, its conditions accepted, and read by who asked. Never kept: whoever calls it
  -- takes it back, and what is not taken back cannot be committed.
  create function exchange.rehearse_decision(p_request uuid, p_record uuid, p_categories jsonb,
    p_valid_until timestamptz) returns jsonb language ${VOLATILE}
  declare made uuid; r exchange.request; g exchange."grant"; second boolean;
    addressed boolean := exchange.opens('mandate', 'REQUEST', array['addressed_to_own_authority']);
  begin
    perform set_config('lidhja.rehearsal', 'on', true);
    select q.* into r from exchange.request q where q.id = p_request and addressed
      and q.requested = exchange.my_organisation() and q.agreement = any (exchange.agreements_in_force());
    if r.id is null then raise exception 'NOT_AVAILABLE' using errcode = 'LJ001'; end if;
    if p_categories is not null then
      made := exchange.decide_request(r.id, p_record, p_categories, p_valid_until);
    else
      select s.decision into made from exchange.standing_decisions(array[r.id]) s
      where s.owner = exchange.my_organisation() and not s.approved;
      if made is null then perform exchange.require_step(r.id, 'DECIDED', 'requested');
        raise exception 'INPUT_INVALID' using errcode = 'LJ001';
      end if;
    end if;
    select t.* into g from exchange."grant" t where t.decision = made;
    second := g.id is not null and not exchange.approved(g.categories, g.approved_by);
    if second then
      update exchange."grant" set approved_by = approved_by || gen_random_uuid(),
        approved_at = clock_timestamp() where id = g.id;
    end if;
    insert into exchange.condition_reply (offer, accepted, organisation, replied_by)
    select o.id, true, r.requesting, r.submitted_by from exchange.condition_offer o
    where o.decision = made order by o.number desc limit 1 on conflict do nothing;
    return jsonb_build_object('record', g.record, 'purpose', r.purpose, 'secondPerson', second,
      'requester', exchange.enter_as_requesting(r.id));
  end $$;
`;

/** What a decision would open, tried out and taken back. */
export class RehearseDecisions1764000000150 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [
      NEVER_KEPT,
      REHEARSE,
      'grant execute on function exchange.rehearse_decision to lidhja_national',
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [
      'drop function exchange.rehearse_decision, exchange.enter_as_requesting',
      `drop trigger refuse_rehearsal on exchange.decision;
       drop trigger refuse_rehearsal on exchange."grant";
       drop function exchange.refuse_rehearsal`,
    ]);
  }
}

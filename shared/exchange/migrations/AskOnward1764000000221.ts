import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';

const HEAD = 'security definer set search_path = pg_catalog, pg_temp';

const READ = `
  -- Those of requests, or by id, that this session may see: as their two authorities and an inspection see
  -- the request that each is on.
  create function exchange.find_onward(p_requests uuid[], p_ids uuid[])
  returns table (id uuid, request uuid, recipient uuid, purpose text, categories text[], reason text,
    filed_at timestamptz, due_at timestamptz, synthetic boolean, access text)
  language plpgsql stable ${HEAD} set plan_cache_mode = force_generic_plan as $$
  declare me uuid := exchange.my_organisation();
    asked uuid[] := coalesce(p_requests, array(select o.request from exchange.onward_request o
      where o.id = any (p_ids)));
  begin return query
    select o.id, o.request, o.recipient, o.purpose, o.categories, o.reason, o.filed_at, o.due_at,
      o.synthetic, case me when r.requesting then 'own_record||'
        when r.requested then 'mandate|addressed_to_own_authority|' else 'mandate||' end
    from exchange.find_requests(asked, null, null, null) r
    cross join lateral (select w.* from exchange.onward_request w where w.request = r.id offset 0) o
    where p_ids is null or o.id = any (p_ids)
    order by o.filed_at, o.id;
  end $$;
  -- What happened to them, in its order. A decision that waits for a second person is told to its owner alone.
  create function exchange.find_onward_courses(p_onward uuid[])
  returns table (onward uuid, event text, at timestamptz)
  language plpgsql stable ${HEAD} as $$
  declare me uuid := exchange.my_organisation();
    seen uuid[] := array(select o.id from exchange.find_onward(null, p_onward) o);
  begin return query
    select s.onward, h.event, h.at from exchange.onward_standing(seen) s
    cross join lateral (values
      ('DECIDED', case when s.second_person and s.owner = me then s.decided_at end, 1),
      (s.outcome, case when s.approved then s.told_at end, 2),
      ('REVOKED', case when s.approved then s.revoked_at end, 3),
      ('ENDED', case when s.over_at <= clock_timestamp() then s.over_at end, 4)) h (event, at, rank)
    where h.at is not null and (h.at < s.over_at or h.event = 'ENDED') order by s.onward, h.at, h.rank;
  end $$;
  -- The same as the policy's onwardStateAfter.
  create function exchange.onward_state_of(p_onward uuid) returns text
  language plpgsql stable ${HEAD} as $$
  declare stands text := 'WAITING';
    happened text;
    steps jsonb := (select jsonb_object_agg(s.state || ' ' || s.event, s.next) from exchange.onward_step s);
  begin
    for happened in select c.event from exchange.find_onward_courses(array[p_onward]) c loop
      stands := coalesce(steps->>(stands || ' ' || happened), stands);
    end loop;
    return stands;
  end $$;
  -- Those that wait for this session's authority or for its second person, oldest first.
  create function exchange.find_pending_onward(p_after_at timestamptz, p_after_id uuid, p_limit int)
  returns table (id uuid, filed_at timestamptz)
  language plpgsql stable ${HEAD} set plan_cache_mode = force_custom_plan as $$
  declare me uuid := exchange.my_organisation();
    addressed boolean := exchange.opens('mandate', 'REQUEST', array['addressed_to_own_authority']);
    in_force uuid[] := exchange.agreements_in_force();
  begin return query
    select o.id, o.filed_at from exchange.onward_request o
    cross join lateral (select q.agreement from exchange.request q where q.id = o.request offset 0) r
    cross join lateral exchange.onward_standing(array[o.id]) s
    where addressed and o.owner = me and r.agreement = any (in_force)
      and (p_after_id is null or (o.filed_at, o.id) > (p_after_at, p_after_id))
      and s.approved is not true and s.over_at > clock_timestamp()
    order by o.filed_at, o.id limit least(p_limit, 101);
  end $$;
`;

const ASK = `
  -- Asks the authority that decided whether what was read may be passed on. Refused at once where the
  -- agreement rules it out; nothing is kept of it then.
  create function exchange.request_onward(p_request uuid, p jsonb) returns uuid
  language plpgsql volatile ${HEAD} as $$
  declare r exchange.request; g exchange."grant"; v exchange.agreement_version; stands text; had int;
    made uuid; me uuid := exchange.my_organisation();
    own boolean := exchange.opens('own_record', 'REQUEST');
    in_force uuid[] := exchange.agreements_in_force();
    wanted text[] := array(select jsonb_array_elements_text(p->'categories'));
  begin
    select q.* into r from exchange.request q where q.id = p_request and own and q.requesting = me
      and q.agreement = any (in_force) for update;
    if r.id is null then raise exception 'NOT_AVAILABLE' using errcode = 'LJ001'; end if;
    v := exchange.version_in_force(r.agreement);
    if v.onward = 'NEVER' then raise exception 'ONWARD_FORBIDDEN' using errcode = 'LJ001'; end if;
    stands := exchange.state_of(r.id);
    select t.* into g from exchange.standing_decisions(array[r.id]) s
    cross join lateral (select w.* from exchange."grant" w where w.id = s."grant" offset 0) t;
    if stands in ('CLOSED', 'WITHDRAWN', 'EXPIRED', 'REVOKED')
      or exists (select from exchange.seal s where s.record = g.record) then
      raise exception 'REQUEST_OVER' using errcode = 'LJ001';
    elsif stands not in ('DISCLOSED', 'RECEIVED', 'USE_REPORTED') then
      raise exception 'STEP_NOT_POSSIBLE' using errcode = 'LJ001';
    elsif ((p->>'purpose') = any (v.purposes)) is not true then
      raise exception 'PURPOSE_NOT_IN_AGREEMENT' using errcode = 'LJ001';
    elsif not wanted <@ g.categories then
      raise exception 'ONWARD_CATEGORY_NOT_GRANTED' using errcode = 'LJ001';
    -- Of a kind that could be granted the same itself, on no condition that nobody could look into there.
    elsif not exists (select from exchange.organisation o where o.id = (p->>'recipientId')::uuid
        and o.id not in (r.requesting, r.requested)
        and not exists (select from unnest(wanted) c (category) where not exists (
          select from exchange.permission w where w.kind = o.kind and w.basis = 'grant'
            and w.purpose = p->>'purpose' and w.category = c.category and w.conditions = '{}'))
        and not exists (select from exchange.suspension s where s.organisation = o.id
          and s.official is null and s.since <= clock_timestamp()
          and (s.until is null or s.until > clock_timestamp()))) then
      raise exception 'ONWARD_RECIPIENT_UNSUITABLE' using errcode = 'LJ001';
    end if;
    had := (select count(*) from exchange.onward_request o where o.request = r.id);
    if had >= 10 then raise exception 'ONWARD_TOO_MANY' using errcode = 'LJ001'; end if;
    insert into exchange.onward_request (request, number, "grant", owner, recipient, purpose, categories,
      reason, filed_by, due_at)
    select r.id, had + 1, g.id, r.requested, (p->>'recipientId')::uuid, p->>'purpose', wanted, p->>'reason',
      exchange.my_official(), exchange.due_after(clock_timestamp(), v.deadline_other, o.time_zone)
    from exchange.organisation o where o.id = r.requested
    returning id into made;
    return made;
  -- The server's log would have the row that broke a check.
  exception when check_violation or not_null_violation then
    raise exception 'INPUT_INVALID' using errcode = 'LJ001';
  end $$;
`;

/** Asking to pass on what was granted, and how what was asked stands. */
export class AskOnward1764000000221 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [
      READ,
      ASK,
      `grant execute on function exchange.find_onward, exchange.find_onward_courses,
         exchange.find_pending_onward, exchange.request_onward to lidhja_international`,
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [
      `drop function exchange.request_onward, exchange.find_pending_onward, exchange.onward_state_of,
         exchange.find_onward_courses, exchange.find_onward`,
    ]);
  }
}

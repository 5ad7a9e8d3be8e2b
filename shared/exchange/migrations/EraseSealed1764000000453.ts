import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';
import { stillKept } from './stillKept';

const HEAD = 'security definer set search_path = pg_catalog, pg_temp';
const SIDES = `own boolean := exchange.opens('own_record', 'REQUEST');
    addressed boolean := exchange.opens('mandate', 'REQUEST', array['addressed_to_own_authority']);
    in_force uuid[] := exchange.agreements_in_force();`;

const side = (name: string, may: string): string => `(
        select w.request, w.due_at from exchange.retention w
        where ${may} and ${stillKept('w.')} and w.${name} = me and w.due_at <= now and w.agreement = any (in_force)
          and (p_after_id is null or (w.due_at, w.request) > (p_after_at, p_after_id))
        order by w.due_at, w.request limit least(p_limit, 101))`;

const READ = `
  -- Requests of which something that the session's authority keeps is due to be looked through, longest due first.
  create function exchange.find_due_reviews(p_after_at timestamptz, p_after_id uuid, p_limit int)
  returns table (request uuid, review_at timestamptz)
  language plpgsql stable ${HEAD} set plan_cache_mode = force_custom_plan as $$
  declare me uuid := exchange.my_organisation(); now timestamptz := clock_timestamp();
    ${SIDES}
  begin return query
    select b.request, b.due_at
    from (select f.* from ${side('requesting', 'own')} f
      union all select f.* from ${side('requested', 'addressed')} f offset 0) b
    order by b.due_at, b.request limit least(p_limit, 101);
  end $$;
  -- How long what requests have is kept, for their two authorities alone: it tells that something was sent. What waits
  -- for a second person, for its own side.
  create function exchange.find_retention(p_requests uuid[])
  returns table (request uuid, due_at timestamptz, delete_at timestamptz, copies_delete_at timestamptz,
    held boolean, erased_at timestamptz, copies_destroyed_at timestamptz, proposed text)
  language plpgsql stable ${HEAD} set plan_cache_mode = force_generic_plan as $$
  declare me uuid := exchange.my_organisation();
    own boolean := exchange.opens('own_record', 'REQUEST');
    addressed boolean := exchange.opens('mandate', 'REQUEST', array['addressed_to_own_authority']);
    seen uuid[] := array(select r.id from exchange.find_requests(p_requests, null, null, null) r
      where own and r.requesting = me or addressed and r.requested = me);
  begin return query
    select t.request, nullif(t.due_at, 'infinity'), t.delete_at, t.copies_delete_at, t.held_by is not null,
      t.erased_at, t.copies_destroyed_at, case when p.approved_at is null then p.step end
    from (select w.* from exchange.retention w where w.request = any (seen) offset 0) t
    left join lateral (select s.step, s.approved_at from exchange.retention_step s
      where s.request = t.request and s.organisation = me
      order by s.request desc, s.number desc limit 1) p on true
    order by t.request;
  end $$;
`;

const RULES = `
  -- What is kept of a request of this session's authority, locked.
  create function exchange.own_retention(p_request uuid) returns exchange.retention
  language plpgsql volatile ${HEAD} as $$
  declare t exchange.retention; me uuid := exchange.my_organisation();
    ${SIDES}
  begin
    select w.* into t from exchange.retention w where w.request = p_request and w.agreement = any (in_force)
      and (own and w.requesting = me or addressed and w.requested = me) for update;
    if t.request is null then raise exception 'NOT_AVAILABLE' using errcode = 'LJ001'; end if;
    return t;
  end $$;
  create function exchange.retention_terms(p_request uuid) returns exchange.agreement_version
  language sql stable ${HEAD} as $$
    select v from exchange.request r join exchange.agreement_version v
      on v.agreement = r.agreement and v.version = r.agreement_version where r.id = p_request $$;
  -- When the last of it has to be gone; null where no age was agreed.
  create function exchange.retention_ends(t exchange.retention) returns timestamptz
  language sql immutable set search_path = pg_catalog, pg_temp as $$
    select least(case when t.sealed and t.erased_at is null then t.delete_at end,
      case when t.copied and t.copies_destroyed_at is null then t.copies_delete_at end) $$;
  -- Refuses a step that cannot be taken as it stands.
  create function exchange.require_retention_step(t exchange.retention, p_step text) returns void
  language plpgsql volatile ${HEAD} as $$
  declare me uuid := exchange.my_organisation(); now timestamptz := clock_timestamp();
    possible boolean := case p_step
      when 'HOLD' then ${stillKept('t.')} and t.held_by is null
      when 'LIFT_HOLD' then t.held_by = me
      when 'ERASE' then t.sealed and t.erased_at is null
      when 'COPIES_DESTROYED' then t.copied and t.copies_destroyed_at is null and t.requesting = me
      else ${stillKept('t.')} end;
  begin
    if possible is not true then
      raise exception 'STEP_NOT_POSSIBLE' using errcode = 'LJ001';
    elsif p_step = 'HOLD' and not (exchange.retention_terms(t.request)).legal_hold then
      raise exception 'LEGAL_HOLD_NOT_IN_AGREEMENT' using errcode = 'LJ001';
    elsif p_step in ('HOLD', 'LIFT_HOLD') then return;
    elsif t.due_at > now then
      raise exception 'RETENTION_NOT_DUE' using errcode = 'LJ001';
    elsif p_step <> 'KEEP' and t.held_by is not null then
      raise exception 'LEGAL_HOLD' using errcode = 'LJ001';
    elsif p_step = 'KEEP' and t.held_by is null and exchange.retention_ends(t) <= now then
      raise exception 'RETENTION_OVER' using errcode = 'LJ001';
    end if;
  end $$;
`;

const STEPS = `
  -- One that is proposed takes the place of what the same authority proposed before and nobody approved.
  create function exchange.propose_retention_step(p_request uuid, p_step text) returns uuid
  language plpgsql volatile ${HEAD} as $$
  declare t exchange.retention := exchange.own_retention(p_request); made uuid;
  begin
    perform exchange.require_retention_step(t, p_step);
    insert into exchange.retention_step (request, number, step, organisation, proposed_by)
    values (t.request, coalesce((select max(s.number) from exchange.retention_step s
        where s.request = t.request), 0) + 1, p_step, exchange.my_organisation(), exchange.my_official())
    returning id into made;
    return made;
  end $$;
  -- By a second person of the same authority, who names what it is. Of an erasure, what is to be destroyed: the
  -- record has it before it is.
  create function exchange.approve_retention_step(p_request uuid, p_step text)
  returns table (id uuid, proposed_by uuid, approved_by uuid, records uuid[])
  language plpgsql volatile ${HEAD} as $$
  declare t exchange.retention := exchange.own_retention(p_request); s exchange.retention_step;
    ends timestamptz; me uuid := exchange.my_official();
  begin
    select w.* into s from exchange.retention_step w
    where w.request = t.request and w.organisation = exchange.my_organisation()
    order by w.request desc, w.number desc limit 1;
    if s.id is null or s.approved_at is not null or s.step <> p_step then
      raise exception 'STEP_NOT_POSSIBLE' using errcode = 'LJ001';
    elsif s.proposed_by = me then
      raise exception 'SECOND_PERSON_REQUIRED' using errcode = 'LJ001';
    end if;
    perform exchange.require_retention_step(t, p_step);
    perform exchange.require_preparers(array[s.proposed_by]);
    update exchange.retention_step w set approved_by = me, approved_at = clock_timestamp()
    where w.request = s.request and w.number = s.number;
    ends := case when t.held_by is null then exchange.retention_ends(t) end;
    update exchange.retention w set
      due_at = case when p_step = 'KEEP' then coalesce(least(clock_timestamp()
        + (exchange.retention_terms(t.request)).review_every, ends), 'infinity') else w.due_at end,
      held_by = case p_step when 'HOLD' then exchange.my_organisation() when 'LIFT_HOLD' then null
        else w.held_by end,
      copies_destroyed_at = case when p_step = 'COPIES_DESTROYED' then clock_timestamp()
        else w.copies_destroyed_at end
    where w.request = t.request;
    return query select s.id, s.proposed_by, me, case when p_step = 'ERASE' then array(
      select k.record from exchange.data_key k where k.request = t.request order by 1) end;
  end $$;
  -- Destroys the keys of what a request has sealed, and what they opened: after an erasure that was approved alone.
  create function exchange.destroy_sealed(p_request uuid) returns void
  language plpgsql volatile ${HEAD} as $$
  declare t exchange.retention := exchange.own_retention(p_request);
  begin
    perform exchange.require_retention_step(t, 'ERASE');
    if not exists (select from exchange.retention_step s where s.request = t.request and s.step = 'ERASE'
        and s.organisation = exchange.my_organisation() and s.approved_by = exchange.my_official()) then
      raise exception 'STEP_NOT_POSSIBLE' using errcode = 'LJ001';
    end if;
    delete from exchange.data_key k where k.request = t.request;
    update exchange.document d set label = '', content = '' where d.request = t.request;
    update exchange.sought_person p set particulars = '' where p.request = t.request;
    -- Which case and whose name a hit rested on.
    update exchange.hit_answer h set record = null, person = null
    where h.request = t.request and (h.outcome is not null or h.over);
    -- Copies of what was read on it stay due, until whoever read it confirms that none is left.
    update exchange.retention w set erased_at = clock_timestamp() where w.request = t.request;
  end $$;
`;

const SERVED = `exchange.find_due_reviews, exchange.find_retention, exchange.propose_retention_step,
  exchange.approve_retention_step, exchange.destroy_sealed`;

/** What is due to be looked through is listed; two persons keep it, hold it or erase it. */
export class EraseSealed1764000000453 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [
      ...[READ, RULES, STEPS],
      `grant execute on function ${SERVED} to lidhja_international`,
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [
      `drop function ${SERVED}, exchange.require_retention_step, exchange.retention_ends,
         exchange.retention_terms, exchange.own_retention`,
    ]);
  }
}

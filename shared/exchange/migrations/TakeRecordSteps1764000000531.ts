import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';

const HEAD = 'security definer set search_path = pg_catalog, pg_temp';

// A record is sealed with its person, and by itself once it is erased; a return may be kept back by its codes, too.
const ASKED = `me uuid := exchange.my_organisation(); own boolean := exchange.opens('own_record', 'REQUEST');
    prepares boolean := exchange.prepares_returns('RETURN');
    closed uuid[] := exchange.sealed_rows() || exchange.closed_records('RETURN');`;
const DUE = 'exchange.record_due(t.class, t.ended_at, t.kept_at)';

// To whoever referred or keeps the consent, and of returns to all who prepare them by mandate.
// `record_due`, `record_ends` and `record_may_be_held` follow from the terms in force (loadTerms).
const READ = `
  -- Records that are due to be looked through, longest due first. The plan is made without what is closed: its length is
  -- nothing that a plan may follow.
  create function exchange.find_due_records(p_after_at timestamptz, p_after_id uuid, p_limit int)
  returns table (record uuid, due_at timestamptz)
  language plpgsql stable ${HEAD} set plan_cache_mode = force_generic_plan as $$
  declare ${ASKED} now timestamptz := clock_timestamp();
  begin return query
    select d.record, d.due_at from (
      select t.record, ${DUE} as due_at from exchange.record_term t
      where own and t.keeper = me and t.ended_at <= now and t.erased_at is null
      union all
      select t.record, ${DUE} from exchange.record_term t
      where own and prepares and t.class = 'RETURN' and t.keeper is null and t.ended_at <= now and t.erased_at is null offset 0) d
    where d.due_at <= now and d.record <> all (closed)
      and (p_after_id is null or (d.due_at, d.record) > (p_after_at, p_after_id))
    order by d.due_at, d.record limit least(p_limit, 101);
  end $$;
  create function exchange.find_record_terms(p_records uuid[])
  returns table (record uuid, class text, ended_at timestamptz, due_at timestamptz, delete_at timestamptz,
    held boolean, erased_at timestamptz, proposed text)
  language plpgsql stable ${HEAD} set plan_cache_mode = force_generic_plan as $$
  declare ${ASKED} seen uuid[] := array(select w.id from unnest(p_records) w (id) where own and w.id <> all (closed));
  begin return query
    select t.record, t.class, t.ended_at, case when t.erased_at is null then ${DUE} end,
      case when t.erased_at is null then exchange.record_ends(t.class, t.ended_at) end,
      t.held_by is not null, t.erased_at, case when p.approved_at is null then p.step end
    from unnest(seen) w (id)
    cross join lateral (select x.* from exchange.record_term x where x.record = w.id offset 0) t
    left join lateral (select s.step, s.approved_at from exchange.record_term_step s
      where s.record = t.record and s.organisation = me order by s.record desc, s.number desc limit 1) p on true
    where t.keeper = me or t.keeper is null and prepares;
  end $$;
`;

const RULES = `
  -- A record of the session's own, locked.
  create function exchange.own_record_term(p_record uuid) returns exchange.record_term
  language plpgsql volatile ${HEAD} as $$
  declare ${ASKED} t exchange.record_term;
  begin
    select w.* into t from exchange.record_term w where w.record = p_record and own and w.record <> all (closed)
      and (w.keeper = me or w.keeper is null and prepares) for update;
    if t.record is null then raise exception 'NOT_AVAILABLE' using errcode = 'LJ001'; end if;
    return t;
  end $$;
  -- Refuses a step that cannot be taken as it stands. Whoever placed a hold lifts it.
  create function exchange.require_record_step(t exchange.record_term, p_step text) returns void
  language plpgsql volatile ${HEAD} as $$
  declare now timestamptz := clock_timestamp();
  begin
    if t.erased_at is not null
      or p_step = 'LIFT_HOLD' and t.held_by is distinct from exchange.my_organisation()
      or p_step = 'HOLD' and (t.held_by is not null or not exchange.record_may_be_held(t.class)) then
      raise exception 'STEP_NOT_POSSIBLE' using errcode = 'LJ001';
    elsif p_step in ('HOLD', 'LIFT_HOLD') then return;
    elsif (${DUE} <= now) is not true then
      raise exception 'RETENTION_NOT_DUE' using errcode = 'LJ001';
    elsif p_step = 'ERASE' and t.held_by is not null then
      raise exception 'LEGAL_HOLD' using errcode = 'LJ001';
    elsif p_step = 'KEEP' and t.held_by is null and exchange.record_ends(t.class, t.ended_at) <= now then
      raise exception 'RETENTION_OVER' using errcode = 'LJ001';
    end if;
  end $$;
`;

const STEPS = `
  -- One that is proposed takes the place of what the same organisation proposed before and nobody approved.
  create function exchange.propose_record_step(p_record uuid, p_step text) returns uuid
  language plpgsql volatile ${HEAD} as $$
  declare t exchange.record_term := exchange.own_record_term(p_record);
  begin
    perform exchange.require_record_step(t, p_step);
    insert into exchange.record_term_step (record, number, step, organisation, proposed_by)
    values (t.record, coalesce((select max(s.number) from exchange.record_term_step s
        where s.record = t.record), 0) + 1, p_step, exchange.my_organisation(), exchange.my_official());
    return t.record;
  end $$;
  -- By a second person, who names what it is. An erasure is carried out by the same transaction, or taken back.
  create function exchange.approve_record_step(p_record uuid, p_step text)
  returns table (proposed_by uuid, approved_by uuid)
  language plpgsql volatile ${HEAD} as $$
  declare t exchange.record_term := exchange.own_record_term(p_record); s exchange.record_term_step;
    me uuid := exchange.my_official();
  begin
    select w.* into s from exchange.record_term_step w
    where w.record = t.record and w.organisation = exchange.my_organisation()
    order by w.record desc, w.number desc limit 1;
    if s.id is null or s.approved_at is not null or s.step <> p_step then
      raise exception 'STEP_NOT_POSSIBLE' using errcode = 'LJ001';
    elsif s.proposed_by = me then
      raise exception 'SECOND_PERSON_REQUIRED' using errcode = 'LJ001';
    end if;
    perform exchange.require_record_step(t, p_step);
    perform exchange.require_preparers(array[s.proposed_by]);
    update exchange.record_term_step w set approved_by = me, approved_at = clock_timestamp()
    where w.record = s.record and w.number = s.number;
    update exchange.record_term w set
      kept_at = case when p_step = 'KEEP' then clock_timestamp() else w.kept_at end,
      held_by = case p_step when 'HOLD' then exchange.my_organisation() when 'LIFT_HOLD' then null else w.held_by end,
      erasing = p_step = 'ERASE'
    where w.record = t.record;
    return query select s.proposed_by, me;
  end $$;
`;

const SERVED = `exchange.find_due_records, exchange.find_record_terms, exchange.propose_record_step,
  exchange.approve_record_step`;
const INSIDE = 'exchange.own_record_term, exchange.require_record_step';
/** The migration run makes them, of what is in force. */
const IN_FORCE = ['record_due', 'record_ends', 'record_may_be_held'];

/** Referrals, consents and returns that are due are listed; two persons of one organisation keep, hold or erase them. */
export class TakeRecordSteps1764000000531 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [
      ...[READ, RULES, STEPS],
      `revoke execute on function ${SERVED}, ${INSIDE} from public`,
      `grant execute on function ${SERVED} to lidhja_local`,
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [
      `drop function ${SERVED}, ${INSIDE}`,
      ...IN_FORCE.map((name) => `drop function if exists exchange.${name}`),
    ]);
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

const HEAD = 'security definer set search_path = pg_catalog, pg_temp';

// By whoever is assigned to a case of their own authority, and not to what is sealed or withheld from them: whose case it
// is not is told nothing of its terms. `own_cases`, `case_due` and `case_ends` follow from
// the category and the terms in force (security/caseTerms).
const READ = `
  -- Cases that are due to be looked through, longest due first.
  create function "national".find_due_cases(p_after_at timestamptz, p_after_id uuid, p_limit int)
  returns table (case_id uuid, due_at timestamptz)
  language plpgsql stable ${HEAD} set plan_cache_mode = force_custom_plan as $$
  declare me uuid := exchange.my_organisation(); own uuid[] := "national".own_cases();
    now timestamptz := clock_timestamp();
  begin return query
    select d.case_id, d.due_at from (select t.case_id, "national".case_due(t.ended_at, t.kept_at) as due_at
      from unnest(own) w (id) cross join lateral (select x.* from "national".case_term x
        where x.case_id = w.id offset 0) t
      where t.owner = me and t.ended_at is not null and t.erased_at is null offset 0) d
    where d.due_at <= now and (p_after_id is null or (d.due_at, d.case_id) > (p_after_at, p_after_id))
    order by d.due_at, d.case_id limit least(p_limit, 101);
  end $$;
  create function "national".find_case_terms(p_cases uuid[])
  returns table (case_id uuid, due_at timestamptz, delete_at timestamptz, held boolean, erased_at timestamptz,
    proposed text)
  language plpgsql stable ${HEAD} set plan_cache_mode = force_generic_plan as $$
  declare me uuid := exchange.my_organisation(); own uuid[] := "national".own_cases();
    seen uuid[] := array(select w.id from unnest(p_cases) w (id) where w.id = any (own));
  begin return query
    select t.case_id, case when t.erased_at is null then "national".case_due(t.ended_at, t.kept_at) end,
      case when t.erased_at is null then "national".case_ends(t.ended_at) end, t.held, t.erased_at,
      case when p.approved_at is null then p.step end
    from unnest(seen) w (id)
    cross join lateral (select x.* from "national".case_term x where x.case_id = w.id offset 0) t
    left join lateral (select s.step, s.approved_at from "national".case_term_step s
      where s.case_id = t.case_id order by s.case_id desc, s.number desc limit 1) p on true
    where t.owner = me;
  end $$;
`;

const RULES = `
  -- A case of the session's own, locked.
  create function "national".own_case_term(p_case uuid) returns "national".case_term
  language plpgsql volatile ${HEAD} as $$
  declare t "national".case_term; own uuid[] := "national".own_cases();
  begin
    select w.* into t from "national".case_term w where w.case_id = p_case and w.case_id = any (own)
      and w.owner = exchange.my_organisation() for update;
    if t.case_id is null then raise exception 'NOT_AVAILABLE' using errcode = 'LJ001'; end if;
    return t;
  end $$;
  -- Refuses a step that cannot be taken as it stands.
  create function "national".require_case_step(t "national".case_term, p_step text) returns void
  language plpgsql volatile ${HEAD} as $$
  declare now timestamptz := clock_timestamp();
  begin
    if t.erased_at is not null or p_step = 'LIFT_HOLD' and not t.held
      or p_step = 'HOLD' and (t.held or not "national".case_may_be_held()) then
      raise exception 'STEP_NOT_POSSIBLE' using errcode = 'LJ001';
    elsif p_step in ('HOLD', 'LIFT_HOLD') then return;
    elsif ("national".case_due(t.ended_at, t.kept_at) <= now) is not true then
      raise exception 'RETENTION_NOT_DUE' using errcode = 'LJ001';
    elsif p_step = 'ERASE' and t.held then
      raise exception 'LEGAL_HOLD' using errcode = 'LJ001';
    elsif p_step = 'KEEP' and not t.held and "national".case_ends(t.ended_at) <= now then
      raise exception 'RETENTION_OVER' using errcode = 'LJ001';
    end if;
  end $$;
`;

const STEPS = `
  -- One that is proposed takes the place of what was proposed before and nobody approved.
  create function "national".propose_case_step(p_case uuid, p_step text) returns uuid
  language plpgsql volatile ${HEAD} as $$
  declare t "national".case_term := "national".own_case_term(p_case); made uuid;
  begin
    perform "national".require_case_step(t, p_step);
    insert into "national".case_term_step (case_id, number, step, proposed_by)
    values (t.case_id, coalesce((select max(s.number) from "national".case_term_step s
        where s.case_id = t.case_id), 0) + 1, p_step, exchange.my_official())
    returning id into made;
    return made;
  end $$;
  -- By a second person, who names what it is. An erasure is carried out by the same transaction, or taken back.
  create function "national".approve_case_step(p_case uuid, p_step text)
  returns table (id uuid, proposed_by uuid, approved_by uuid)
  language plpgsql volatile ${HEAD} as $$
  declare t "national".case_term := "national".own_case_term(p_case); s "national".case_term_step;
    me uuid := exchange.my_official();
  begin
    select w.* into s from "national".case_term_step w where w.case_id = t.case_id
    order by w.case_id desc, w.number desc limit 1;
    if s.id is null or s.approved_at is not null or s.step <> p_step then
      raise exception 'STEP_NOT_POSSIBLE' using errcode = 'LJ001';
    elsif s.proposed_by = me then
      raise exception 'SECOND_PERSON_REQUIRED' using errcode = 'LJ001';
    end if;
    perform "national".require_case_step(t, p_step);
    perform exchange.require_preparers(array[s.proposed_by]);
    update "national".case_term_step w set approved_by = me, approved_at = clock_timestamp()
    where w.case_id = s.case_id and w.number = s.number;
    update "national".case_term w set
      kept_at = case when p_step = 'KEEP' then clock_timestamp() else w.kept_at end,
      held = case p_step when 'HOLD' then true when 'LIFT_HOLD' then false else w.held end,
      erasing = p_step = 'ERASE'
    where w.case_id = t.case_id;
    return query select s.id, s.proposed_by, me;
  end $$;
`;

const SERVED = `"national".find_due_cases, "national".find_case_terms, "national".propose_case_step,
  "national".approve_case_step`;
const INSIDE = '"national".own_case_term, "national".require_case_step';
/** The migration run makes them, of what is in force. */
const IN_FORCE = ['own_cases', 'case_due', 'case_ends', 'case_may_be_held'];

/** Cases that are due are listed; two persons of their authority keep, hold or erase them. */
export class TakeCaseSteps1764000000521 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`${READ} ${RULES} ${STEPS}
      revoke execute on function ${SERVED}, ${INSIDE} from public;
      grant execute on function ${SERVED} to lidhja_national`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop function ${SERVED}, ${INSIDE}`);
    for (const name of IN_FORCE) await runner.query(`drop function if exists "national".${name}`);
  }
}

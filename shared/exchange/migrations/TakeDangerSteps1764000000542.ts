import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';

const HEAD = 'security definer set search_path = pg_catalog, pg_temp';
const FOUND = 'exchange.find_danger_pushes(null, p_pushes, null, null, null)';

// By whoever reviews, and of what they may know: an inspection that had no part in it. `danger_due` and what ends when
// follow from the terms in force (loadTerms).
const READ = `
  -- Of these, what an inspection may look through: neither its own nor what is sealed from it or goes around it.
  create function exchange.reviewable_danger(p_pushes uuid[]) returns setof exchange.danger_push
  language plpgsql stable ${HEAD} set plan_cache_mode = force_generic_plan as $$
  declare me uuid := exchange.my_organisation(); inspects boolean := exchange.inspects('REQUEST');
  begin return query select w.* from ${FOUND} w where inspects and me not in (w.sender, w.recipient);
  end $$;
  -- Reviewed word of danger that is due to be looked through once more, longest due first.
  create function exchange.find_due_danger(p_after_at timestamptz, p_after_id uuid, p_limit int)
  returns table (push uuid, due_at timestamptz)
  language plpgsql stable ${HEAD} set plan_cache_mode = force_custom_plan as $$
  declare now timestamptz := clock_timestamp(); before timestamptz := exchange.danger_due_before(); reviewed uuid[];
  begin
    if not exchange.inspects('REQUEST') then return; end if;
    reviewed := array(select w.id from exchange.danger_push w
      where w.reviewed_at is not null and w.reviewed_at <= before);
    return query select d.id, d.due_at from (
      select w.id, exchange.danger_due(w.reviewed_at, t.kept_at) as due_at
      from exchange.reviewable_danger(reviewed) w
      left join lateral (select x.kept_at from exchange.danger_term x where x.push = w.id offset 0) t on true
      offset 0) d
    where d.due_at <= now and (p_after_id is null or (d.due_at, d.id) > (p_after_at, p_after_id))
    order by d.due_at, d.id limit least(p_limit, 101);
  end $$;
  create function exchange.find_danger_terms(p_pushes uuid[])
  returns table (push uuid, due_at timestamptz, delete_at timestamptz, held boolean, proposed text)
  language plpgsql stable ${HEAD} set plan_cache_mode = force_generic_plan as $$
  declare me uuid := exchange.my_organisation();
  begin return query
    select w.id, exchange.danger_due(w.reviewed_at, t.kept_at), exchange.danger_ends(w.reviewed_at),
      t.held_by is not null, case when p.approved_at is null then p.step end
    from exchange.reviewable_danger(p_pushes) w
    left join lateral (select x.* from exchange.danger_term x where x.push = w.id offset 0) t on true
    left join lateral (select s.step, s.approved_at from exchange.danger_term_step s
      where s.push = w.id and s.organisation = me order by s.push desc, s.number desc limit 1) p on true;
  end $$;
`;

const RULES = `
  -- Word of danger that the session may look through, locked: what destroys it waits, or has been.
  create function exchange.own_danger_term(p_push uuid) returns exchange.danger_push
  language plpgsql volatile ${HEAD} as $$
  declare seen uuid[] := array(select w.id from exchange.reviewable_danger(array[p_push]) w); p exchange.danger_push;
  begin
    select w.* into p from exchange.danger_push w where w.id = any (seen) for update;
    if p.id is null then raise exception 'NOT_AVAILABLE' using errcode = 'LJ001'; end if;
    return p;
  end $$;
  -- Refuses a step that cannot be taken as it stands.
  create function exchange.require_danger_step(p exchange.danger_push, p_step text) returns void
  language plpgsql volatile ${HEAD} as $$
  declare t exchange.danger_term; me uuid := exchange.my_organisation();
  begin
    select x.* into t from exchange.danger_term x where x.push = p.id;
    if p_step = 'HOLD' and (t.held_by is not null or not exchange.danger_may_be_held())
      or p_step = 'LIFT_HOLD' and t.held_by is distinct from me then
      raise exception 'STEP_NOT_POSSIBLE' using errcode = 'LJ001';
    elsif p_step in ('HOLD', 'LIFT_HOLD') then return;
    elsif (exchange.danger_due(p.reviewed_at, t.kept_at) <= clock_timestamp()) is not true then
      raise exception 'RETENTION_NOT_DUE' using errcode = 'LJ001';
    elsif t.held_by is null and exchange.danger_ends(p.reviewed_at) <= clock_timestamp() then
      raise exception 'RETENTION_OVER' using errcode = 'LJ001';
    end if;
  end $$;
`;

const STEPS = `
  -- One that is proposed takes the place of what the same inspection proposed before and nobody approved.
  create function exchange.propose_danger_step(p_push uuid, p_step text) returns uuid
  language plpgsql volatile ${HEAD} as $$
  declare p exchange.danger_push := exchange.own_danger_term(p_push); made uuid;
  begin
    perform exchange.require_danger_step(p, p_step);
    insert into exchange.danger_term_step (push, number, step, organisation, proposed_by)
    values (p.id, coalesce((select max(s.number) from exchange.danger_term_step s where s.push = p.id), 0) + 1,
      p_step, exchange.my_organisation(), exchange.my_official())
    returning id into made;
    return made;
  end $$;
  -- By a second person of the same inspection, who names what it is.
  create function exchange.approve_danger_step(p_push uuid, p_step text) returns uuid
  language plpgsql volatile ${HEAD} as $$
  declare p exchange.danger_push := exchange.own_danger_term(p_push); s exchange.danger_term_step;
    me uuid := exchange.my_official();
  begin
    select w.* into s from exchange.danger_term_step w
    where w.push = p.id and w.organisation = exchange.my_organisation()
    order by w.push desc, w.number desc limit 1;
    if s.id is null or s.approved_at is not null or s.step <> p_step then
      raise exception 'STEP_NOT_POSSIBLE' using errcode = 'LJ001';
    elsif s.proposed_by = me then
      raise exception 'SECOND_PERSON_REQUIRED' using errcode = 'LJ001';
    end if;
    perform exchange.require_danger_step(p, p_step);
    perform exchange.require_preparers(array[s.proposed_by]);
    update exchange.danger_term_step w set approved_by = me, approved_at = clock_timestamp()
    where w.push = s.push and w.number = s.number;
    insert into exchange.danger_term as t (push, kept_at, held_by)
    values (p.id, case when p_step = 'KEEP' then clock_timestamp() end,
      case when p_step = 'HOLD' then exchange.my_organisation() end)
    on conflict (push) do update set
      kept_at = case when p_step = 'KEEP' then clock_timestamp() else t.kept_at end,
      held_by = case p_step when 'HOLD' then exchange.my_organisation() when 'LIFT_HOLD' then null else t.held_by end;
    return s.id;
  end $$;
`;

const SERVED = `exchange.find_due_danger, exchange.find_danger_terms, exchange.propose_danger_step,
  exchange.approve_danger_step`;
const INSIDE = 'exchange.require_danger_step, exchange.own_danger_term, exchange.reviewable_danger';

/** Reviewed word of danger that is due is listed; two persons of an inspection keep it on or hold it. */
export class TakeDangerSteps1764000000542 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [
      ...[READ, RULES, STEPS],
      `grant execute on function ${SERVED} to lidhja_international`,
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [`drop function ${SERVED}, ${INSIDE}`]);
  }
}

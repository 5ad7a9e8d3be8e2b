import { rewriteFunctions, type Rewriting } from '@lidhja/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';

const VOLATILE = 'plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$';
const STABLE = `plpgsql stable security definer set search_path = pg_catalog, pg_temp
  set plan_cache_mode = force_generic_plan as $$`;

const STEPS = `
  -- The request to pass something on that this session's authority owns, as it may be answered now: over
  -- for everyone once its record is sealed.
  create function exchange.own_onward(p_onward uuid, p_event text) returns exchange.onward_request
  language ${VOLATILE}
  declare o exchange.onward_request; stands text;
    addressed boolean := exchange.opens('mandate', 'REQUEST', array['addressed_to_own_authority']);
    in_force uuid[] := exchange.agreements_in_force();
  begin
    select w.* into o from exchange.onward_request w
    cross join lateral (select q.agreement from exchange.request q where q.id = w.request offset 0) r
    where w.id = p_onward and addressed and w.owner = exchange.my_organisation()
      and r.agreement = any (in_force) for update of w;
    if o.id is null then raise exception 'NOT_AVAILABLE' using errcode = 'LJ001'; end if;
    stands := exchange.onward_state_of(o.id);
    if stands in ('ENDED', 'REVOKED') or exists (select from exchange."grant" g
        join exchange.seal s on s.record = g.record where g.id = o."grant") then
      raise exception 'REQUEST_OVER' using errcode = 'LJ001';
    -- Approving answers what waits for it; taking back does too.
    elsif (stands = 'APPROVAL_PENDING' and p_event in ('AUTHORISED', 'REVOKED') or p_event <> 'AUTHORISED'
        and exists (select from exchange.onward_step s where s.state = stands and s.event = p_event))
        is not true then
      raise exception '%', case when p_event = 'DECIDED' then 'REQUEST_DECIDED' else 'STEP_NOT_POSSIBLE' end
        using errcode = 'LJ001';
    end if;
    return o;
  end $$;
  -- Values of these categories, in the record or in what was read of it, that another authority provided
  -- and whose dissemination to the recipient is its own to permit (H2, or from another state).
  create function exchange.provided_elsewhere(o exchange.onward_request, p_categories text[]) returns boolean
  language ${STABLE}
  declare closed uuid[] := exchange.sealed_records();
    records uuid[] := array(select g.record from exchange."grant" g where g.id = o."grant"
      union select unnest(c.about) from exchange.receipt c
      where c.request = o.request and c."grant" = o."grant" and not c.about && closed);
  begin return exists (select from exchange.handling h
    join exchange.organisation s on s.id = h.provider
    join exchange.organisation t on t.id = h.first_recipient
    where h.record = any (records) and (h.category is null or h.category = any (p_categories))
      and (h.code = 'H2' or s.country <> t.country) and h.provider <> o.owner
      and o.recipient not in (h.provider, h.first_recipient)
      and not exists (select from exchange.handling_permission m where m.record = h.record
        and m.code = 'H2' and m.recipient = o.recipient and m.permitted_by = h.provider));
  end $$;
  create function exchange.decide_onward(p_onward uuid, p_categories jsonb) returns uuid
  language ${VOLATILE}
  declare o exchange.onward_request := exchange.own_onward(p_onward, 'DECIDED'); made uuid; granted text[];
  begin
    -- Every category that was asked for is answered once, and no other.
    if jsonb_array_length(p_categories) <> cardinality(o.categories) or exists (
        select from jsonb_to_recordset(p_categories) as c (category text)
        full join unnest(o.categories) as asked (name) on asked.name = c.category
        where c.category is null or asked.name is null) then
      raise exception 'INPUT_INVALID' using errcode = 'LJ001';
    elsif exists (select from jsonb_to_recordset(p_categories) as c (ground text)
        where c.ground is not null and not exists (select from exchange.request r
          cross join lateral exchange.version_in_force(r.agreement) v
          where r.id = o.request and c.ground = any (v.refusal_grounds))) then
      raise exception 'GROUND_NOT_IN_AGREEMENT' using errcode = 'LJ001';
    end if;
    granted := array(select c.category from jsonb_to_recordset(p_categories) as c (category text, ground text)
      where c.ground is null order by 1);
    if exchange.provided_elsewhere(o, granted) then
      raise exception 'ONWARD_PROVIDER_DECIDES' using errcode = 'LJ001';
    end if;
    insert into exchange.onward_decision (onward, number, granted, approved_by)
    values (o.id, coalesce((select max(d.number) from exchange.onward_decision d where d.onward = o.id), 0) + 1,
      granted, array[exchange.my_official()]) returning id into made;
    insert into exchange.onward_category (decision, category, ground, condition)
    select made, c.category, c.ground, c.condition
    from jsonb_to_recordset(p_categories) as c (category text, ground text, condition text);
    return made;
  exception when check_violation then raise exception 'INPUT_INVALID' using errcode = 'LJ001';
  end $$;
  -- By a second official of the same authority; never the one who decided.
  create function exchange.approve_onward(p_onward uuid) returns uuid language ${VOLATILE}
  declare o exchange.onward_request := exchange.own_onward(p_onward, 'AUTHORISED'); d exchange.onward_decision;
  begin
    select w.* into d from exchange.onward_decision w where w.onward = o.id order by w.number desc limit 1;
    if exchange.my_official() = any (d.approved_by) then
      raise exception 'SECOND_PERSON_REQUIRED' using errcode = 'LJ001';
    end if;
    update exchange.onward_decision set approved_by = approved_by || exchange.my_official(),
      approved_at = clock_timestamp() where id = d.id;
    return d.id;
  end $$;
  create function exchange.revoke_onward(p_onward uuid, p_reason text) returns uuid language ${VOLATILE}
  declare o exchange.onward_request := exchange.own_onward(p_onward, 'REVOKED'); last uuid;
  begin
    select w.id into last from exchange.onward_decision w where w.onward = o.id order by w.number desc limit 1;
    insert into exchange.onward_revocation (decision, revoked_by, reason)
    values (last, exchange.my_official(), p_reason);
    return last;
  end $$;
`;

const READ = `
  -- The answers that stand, as this session may know of them.
  create function exchange.find_onward_decisions(p_onward uuid[])
  returns table (onward uuid, decided_at timestamptz, until timestamptz, category text, granted boolean,
    ground text, condition text, owner boolean, synthetic boolean) language ${STABLE}
  declare me uuid := exchange.my_organisation();
    seen uuid[] := array(select o.id from exchange.find_onward(null, p_onward) o);
  begin return query
    select s.onward, s.told_at, case when s.outcome <> 'REFUSED' then least(s.over_at, s.revoked_at) end,
      c.category, c.ground is null, c.ground, c.condition, s.owner = me, s.synthetic
    from exchange.onward_standing(seen) s
    cross join lateral (select x.* from exchange.onward_category x where x.decision = s.decision offset 0) c
    where (s.owner = me or s.approved) and s.told_at < s.over_at
    order by s.onward, c.category;
  end $$;
  -- To whom what this session's own grant gives may be passed on; that the grant is alive is asked before.
  create function exchange.onward_of_grant(p_grant uuid) returns jsonb language ${STABLE}
  begin return (select coalesce(jsonb_agg(jsonb_build_object('to', o.recipient, 'by', o.owner,
      'categories', d.granted, 'until', floor(extract(epoch from g.valid_until) * 1000)) order by o.number), '[]')
    from (select t.* from exchange."grant" t where t.id = p_grant
      and t.organisation = exchange.my_organisation() offset 0) g
    cross join lateral (select w.* from exchange.onward_request w where w."grant" = g.id
      order by w."grant", w.number offset 0) o
    cross join lateral (select w.* from exchange.onward_decision w where w.onward = o.id
      order by w.onward desc, w.number desc limit 1) d
    where d.granted <> '{}' and exchange.approved(d.granted, d.approved_by)
      and not exists (select from exchange.onward_revocation x where x.decision = d.id offset 0));
  end $$;
  -- The record that a request of this session's own authority is about, to be looked for under row security.
  create function exchange.onward_record(p_onward uuid) returns uuid language ${STABLE}
  begin return (select g.record from exchange.onward_request o
    cross join lateral (select t.record from exchange."grant" t where t.id = o."grant" offset 0) g
    where o.id = p_onward and o.owner = exchange.my_organisation());
  end $$;
`;

const EXPLAINED: readonly Rewriting[] = [
  {
    name: 'exchange.explained_standing',
    from: `select jsonb_build_object('onward', a.onward, 'retention',`,
    to: `select jsonb_build_object('onward', a.onward, 'onward_to', exchange.onward_of_grant(g.id), 'retention',`,
  },
];

/** Authorising that what was granted is passed on, and to whom it may be. */
export class DecideOnward1764000000222 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [
      STEPS,
      READ,
      `grant execute on function exchange.decide_onward, exchange.approve_onward, exchange.revoke_onward,
         exchange.find_onward, exchange.find_onward_decisions, exchange.onward_of_grant,
         exchange.onward_record to lidhja_national`,
    ]);
    await this.rewrite(runner, false);
  }

  async down(runner: QueryRunner): Promise<void> {
    await this.rewrite(runner, true);
    await asExchangeOwner(runner, [
      'revoke execute on function exchange.find_onward from lidhja_national',
      `drop function exchange.onward_record, exchange.onward_of_grant, exchange.find_onward_decisions,
         exchange.revoke_onward, exchange.approve_onward, exchange.decide_onward,
         exchange.provided_elsewhere, exchange.own_onward`,
    ]);
  }

  private async rewrite(runner: QueryRunner, back: boolean): Promise<void> {
    await runner.query('set local role exchange_owner');
    await rewriteFunctions(runner, EXPLAINED, back);
    await runner.query('reset role');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';
import { DECISIONS_BEFORE } from './findDecisions';

const STABLE = 'plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$';

const STANDING = `
  -- Of each request the decision that stands, with its grant. One that was taken back or ended before the
  -- second person approved it does not. A grant whose record is sealed from this session has ended when
  -- it was, like any other.
  create function exchange.standing_decisions(p_requests uuid[])
  returns table (request uuid, decision uuid, owner uuid, decided_at timestamptz, synthetic boolean,
    "grant" uuid, approved boolean, second_person boolean, told_at timestamptz, revoked_at timestamptz,
    over_at timestamptz)
  language ${STABLE}
  declare clearances text[] := coalesce((select f.clearances from exchange.official f
    where f.id = exchange.my_official()), '{}');
  begin return query
    select distinct on (k.request) k.request, k.decision, k.owner, k.decided_at, k.synthetic, k."grant",
      k.approved, k.second_person, case when k.second_person then coalesce(k.approved_at, k.decided_at)
        else k.decided_at end, k.revoked_at, k.over_at
    from (select d.request, d.id as decision, d.owner, d.decided_at, d.synthetic, g.id as "grant",
        g.id is null or exchange.approved(g.categories, g.approved_by) as approved,
        g.id is not null and not exchange.approved(g.categories, g.approved_by[1:1]) as second_person,
        g.approved_at, x.revoked_at, least(g.valid_until, s.since) as over_at
      from (select q.* from exchange.decision q where q.request = any (p_requests) offset 0) d
      left join lateral (select t.* from exchange."grant" t where t.decision = d.id offset 0) g on true
      left join lateral (select y.revoked_at from exchange.revocation y
        where y."grant" = g.id offset 0) x on true
      left join lateral (select z.since from exchange.seal z
        where z.record = g.record and z.compartment <> all (clearances) offset 0) s on true) k
    where k.approved or k.revoked_at is null and k.over_at > clock_timestamp()
    order by k.request, k.decided_at desc;
  end $$;
`;

// All that is read is read by the request's own keys, whatever this session may be told of it.
const COURSES = `
  -- What happened to requests that this session may see, as far as it may know, in its order. A decision
  -- that waits for a second person is told to its owner alone.
  create function exchange.find_courses(p_requests uuid[])
  returns table (request uuid, event text, at timestamptz, until timestamptz, organisation uuid,
    words text, synthetic boolean)
  language ${STABLE}
  declare me uuid := exchange.my_organisation();
    in_force uuid[] := exchange.agreements_in_force();
    seen uuid[] := array(select r.id from exchange.find_requests(p_requests, null, null, null) r);
  begin return query
    select c.request, c.event, c.at, c.until, c.organisation, c.words, c.synthetic
    from (select e.request, e.event, e.at, e.until, e.organisation, e.words, e.synthetic, 0 as rank
        from (select w.* from exchange.request_event w where w.request = any (seen) offset 0) e
      union all
      select s.request, h.event, h.at, null, case when h.rank in (1, 2, 4) then s.owner end, null, s.synthetic, h.rank
      from exchange.standing_decisions(seen) s
      cross join lateral (select case when bool_and(a.granted) then 'GRANTED'
          when bool_or(a.granted) then 'PARTLY_GRANTED' else 'REFUSED' end as outcome
        from exchange.decision_category a where a.decision = s.decision offset 0) o
      left join lateral (select f.first_at from exchange.disclosure f
        where f."grant" = s."grant" offset 0) f on true
      cross join lateral (values
        ('DECIDED', case when s.second_person and s.owner = me then s.decided_at end, 1),
        (o.outcome, case when s.approved then s.told_at end, 2),
        ('DISCLOSED', case when s.approved then f.first_at end, 3),
        ('REVOKED', case when s.approved and s.revoked_at < s.over_at then s.revoked_at end, 4),
        ('EXPIRED', case when s.approved and s.over_at <= clock_timestamp()
          and (s.revoked_at < s.over_at) is not true then s.over_at end, 6)
      ) h (event, at, rank) where h.at is not null
      union all
      -- Read in an inspection alone: to its authorities a request is there while its agreement is in force.
      select r.id, 'EXPIRED', v.at, null, null, null, r.synthetic, 7
      from (select q.* from exchange.request q where q.id = any (seen) offset 0) r
      cross join lateral (select case when l.status = 'in_force' then l.valid_until
          else l.valid_from end as at
        from exchange.agreement_version l
        where l.agreement = r.agreement and l.valid_from <= clock_timestamp() and l.status <> 'signed'
        order by l.agreement desc, l.version desc limit 1) v
      where r.agreement <> all (in_force)) c
    order by c.request, c.at, c.rank;
  end $$;
`;

const CLOCKS = `
  -- What the clocks of requests go by: terms in seconds, and whom to turn to when one is overdue.
  create function exchange.find_clocks(p_requests uuid[])
  returns table (request uuid, zone text, template text, term double precision, contact uuid)
  language ${STABLE}
  begin return query
    select r.id, o.time_zone, v.deadline_template, extract(epoch from case r.urgency
        when 'URGENT_DIRECT' then v.deadline_urgent_direct when 'URGENT' then v.deadline_urgent
        else v.deadline_other end)::double precision, c.id
    from exchange.find_requests(p_requests, null, null, null) r
    cross join lateral (select x.time_zone, x.country from exchange.organisation x
      where x.id = r.requested offset 0) o
    cross join lateral (select x.* from exchange.agreement_version x
      where x.agreement = r.agreement and x.version = r.agreement_version offset 0) v
    left join lateral (select x.id from exchange.organisation x
      where x.point_of_contact and x.country = o.country order by x.name, x.id limit 1) c on true;
  end $$;
`;

const STATE = `
  -- The state of a request to this session: the same as the policy's stateAfter.
  create function exchange.state_of(p_request uuid) returns text language ${STABLE}
  declare stands text := 'SUBMITTED';
    happened text;
    steps jsonb := (select jsonb_object_agg(s.state || ' ' || s.event, s.next) from exchange.request_step s);
  begin
    for happened in select c.event from exchange.find_courses(array[p_request]) c loop
      stands := coalesce(steps->>(stands || ' ' || happened), stands);
    end loop;
    return stands;
  end $$;
`;

const DECISIONS = `
  create or replace function exchange.find_decisions(p_requests uuid[])
  returns table (request uuid, decided_at timestamptz, category text, granted boolean, ground text,
    owner boolean, synthetic boolean)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select s.request, s.decided_at, c.category, c.granted, c.ground,
      s.owner = exchange.my_organisation(), s.synthetic
    from exchange.standing_decisions(array(select r.id
      from exchange.find_requests(p_requests, null, null, null) r)) s
    cross join lateral (select x.* from exchange.decision_category x
      where x.decision = s.decision offset 0) c
    where s.owner = exchange.my_organisation() or s.approved
    order by s.request, c.category $$;
`;

/** Where a request stands, from what happened to it, as far as whoever asks may know. */
export class DeriveCourse1764000000111 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [
      STANDING,
      COURSES,
      CLOCKS,
      STATE,
      DECISIONS,
      'grant execute on function exchange.find_courses, exchange.find_clocks to lidhja_international',
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [
      DECISIONS_BEFORE,
      `drop function exchange.state_of, exchange.find_clocks, exchange.find_courses,
         exchange.standing_decisions`,
    ]);
  }
}

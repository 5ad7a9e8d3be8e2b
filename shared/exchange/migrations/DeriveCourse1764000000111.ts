import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';
import { findCourses } from './findCourses';
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
      findCourses('create'),
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

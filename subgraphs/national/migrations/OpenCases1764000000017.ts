import type { MigrationInterface, QueryRunner } from 'typeorm';
import { SETS_BEFORE_17 } from './setsBefore17';

// In plpgsql, whose plans a connection keeps: a policy asks with every statement. They run as their
// owner, whom the keeper policy lets see every row, and answer ids and areas alone. A null category asks
// for any that is about a person; AL is the whole country.
const CASES = `
  -- Cases to which the official is assigned today.
  create or replace function "national".my_cases() returns uuid[]
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
  begin return (select coalesce(array_agg(a.case_id), '{}') from "national".case_assignment a
    where a.official = exchange.my_official() and a.since <= current_date
      and (a.until is null or a.until >= current_date));
  end $$;
  -- What a session knows of itself, without what opens compartments and inspections: these have a scope
  -- of their own, which is no official's caseload and no area.
  create function "national".plain_facts() returns text[] language sql stable
    return array_remove(array_remove(exchange.my_facts(), 'cleared'), 'opened_inspection');
  -- Where the table opens the category to whoever is assigned: anywhere, in the official's own area or
  -- nowhere.
  create function "national".areas_assigned(p_category text) returns text[]
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
  declare facts text[] := "national".plain_facts() || 'assigned_case'::text;
  begin return (select case when bool_or(w.conditions <@ facts) then array['AL']
      when bool_or(w.conditions <@ (facts || 'in_area'::text)) then "national".my_areas()
      else '{}' end
    from exchange.ways('mandate', p_category) w);
  end $$;
  -- Cases of which the official reads the category because they are assigned.
  create or replace function "national".my_cases(p_category text) returns uuid[]
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
  declare areas text[] := "national".areas_assigned(p_category);
  begin
    if areas = '{}' then return '{}'; end if;
    return (select coalesce(array_agg(a.case_id), '{}') from "national".case_assignment a
      where a.official = exchange.my_official() and a.since <= current_date
        and (a.until is null or a.until >= current_date)
        and (a.area = any (areas) or 'AL' = any (areas)));
  end $$;
  -- Cases that are opened one by one: by assignment or by grant.
  create function "national".open_cases(p_category text) returns uuid[]
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
  begin
    if exchange.my('request') is null then return "national".my_cases(p_category); end if;
    return "national".my_cases(p_category) || exchange.granted_records(p_category);
  end $$;
`;

// The same for persons.
const PERSONS = `
  -- Persons in cases, without those who are protected and without those of protected cases.
  create or replace function "national".persons_in(p_cases uuid[]) returns uuid[]
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
  declare sealed uuid[] := exchange.sealed_records();
  begin return (select coalesce(array_agg(e.person_id), '{}') from "national".case_person e
    where e.case_id = any (p_cases) and e.case_id <> all (sealed) and e.person_id <> all (sealed));
  end $$;
  create function "national".open_persons(p_category text) returns uuid[]
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
  declare cases uuid[] := "national".my_cases(p_category);
    found uuid[] := exchange.compartment_records(p_category) || exchange.referred_persons(p_category);
  begin
    if cases <> '{}' then found := found || "national".persons_in(cases); end if;
    if exchange.my('request') is not null then
      found := found || "national".persons_granted(p_category);
    end if;
    return found;
  end $$;
`;

// What a mandate opens without naming a case: to the Responsible Authority in the whole country, to
// whoever else the table asks for no assignment in their own area.
const AT_LARGE = `
  create function "national".reads_in_area(p_category text) returns boolean language plpgsql stable
  security definer set search_path = pg_catalog, pg_temp as $$
  begin return exists (select from exchange.ways('mandate', p_category) w
    where 'in_area' = any (w.conditions) and w.conditions <@ ("national".plain_facts() || 'in_area'::text));
  end $$;
  create function "national".case_in_my_area(p_case uuid) returns boolean language plpgsql stable
  security definer set search_path = pg_catalog, pg_temp as $$
  begin return exists (select from "national"."case" c
    where c.id = p_case and exchange.in_my_area(c.area));
  end $$;
  create function "national".person_in_my_area(p_person uuid) returns boolean language plpgsql stable
  security definer set search_path = pg_catalog, pg_temp as $$
  begin return exists (select from "national".case_person e join "national"."case" c on c.id = e.case_id
    where e.person_id = p_person and exchange.in_my_area(c.area)
      and c.id <> all (exchange.sealed_records()));
  end $$;
`;

// Where the status of a case may not be read, its area may not either, and then the row says nothing of
// it: what needs the area stays closed.
const VIEWS = `
  create view "national".readable_case with (security_invoker = true) as
    select c.id, c.synthetic, s.owner, s.reference, s.qark, s.stage, s.opened_on,
      case when c.id = any ((select exchange.granted_records(null))::uuid[]) then 'grant||'
      else 'mandate|' || concat_ws(',', case when exchange.in_my_area(s.qark) then 'in_area' end,
        case when c.id = any ((select "national".my_cases())::uuid[]) then 'assigned_case' end) || '|'
      end as access
    from "national"."case" c left join "national".case_status s on s.case_id = c.id;
  -- What decides about a person who is reached by a reference and not through a case: what would decide
  -- on the way through a case, where there is one, in the same order; otherwise a referral. Of several
  -- cases the one that carries most.
  create view "national".readable_person with (security_invoker = true) as
    select p.id, p.synthetic, way.record,
      way.access || case when p.child or p.age_uncertain then 'child' else '' end as access
    from "national".person p cross join lateral (
      select w.access, w.record from (
        select 1 as turn, 0 as facts, 'grant||' as access, e.case_id as record
        from "national".case_person e
        where e.person_id = p.id
          and e.case_id = any ((select exchange.granted_records(null))::uuid[])
        union all
        select 2, f.area + f.assigned, 'mandate|' || concat_ws(',',
          case when f.area = 1 then 'in_area' end,
          case when f.assigned = 1 then 'assigned_case' end) || '|', c.id
        from "national".case_person e join "national"."case" c on c.id = e.case_id
        left join "national".case_status s on s.case_id = c.id
        cross join lateral (select coalesce(exchange.in_my_area(s.qark), false)::int as area,
          (c.id = any ((select "national".my_cases())::uuid[]))::int as assigned) f
        where e.person_id = p.id and (c.id = any ((select "national".my_cases(null))::uuid[])
          or (select "national".reads_at_large(null))
          or (select "national".reads_in_area(null)) and exchange.in_my_area(s.qark))
        union all
        select 3, 0, 'mandate||', p.id
        where (select "national".reads_at_large(null))
          or p.id = any ((select exchange.compartment_records(null))::uuid[])
        union all
        select 4, 0, 'referral||', p.id
        where p.id = any ((select exchange.referred_persons(null))::uuid[])
      ) w order by w.turn, w.facts desc, w.record limit 1
    ) way;
  grant select on "national".readable_case, "national".readable_person to lidhja_national;
`;

const ASKED = `"national".open_cases, "national".open_persons, "national".reads_in_area,
  "national".case_in_my_area, "national".person_in_my_area`;
const INSIDE =
  '"national".plain_facts, "national".areas_assigned, "national".my_areas, "national".persons_in, "national".persons_granted';

const OLD = '"national".identifies, "national".case_access, "national".reads_assigned';

/** Which cases and persons the decision table opens to a session, as few questions as can be. */
export class OpenCases1764000000017 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`${CASES} ${PERSONS} ${AT_LARGE} ${VIEWS}
      revoke execute on function ${ASKED}, ${INSIDE} from public, lidhja_national;
      grant execute on function ${ASKED} to lidhja_national`);
    // Policies stand on them; the migration run makes all policies anew.
    await runner.query(`drop function ${OLD} cascade`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop view "national".readable_person, "national".readable_case');
    await runner.query(`drop function ${ASKED}, "national".areas_assigned, "national".plain_facts cascade; ${SETS_BEFORE_17}
      grant execute on function "national".my_areas, "national".persons_in,
        "national".persons_granted to lidhja_national`);
  }
}

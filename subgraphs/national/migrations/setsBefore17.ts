/** The sets that `OpenCases` replaces, for its way back. */
export const SETS_BEFORE_17 = `
  create function "national".identifies() returns boolean language sql stable
  set search_path = pg_catalog, pg_temp as $$
    select exchange.my('kind') = 'responsible_authority'
      and exchange.my('purpose') in ('IDENTIFICATION', 'ASSISTANCE') $$;
  create function "national".case_access(p_case uuid, p_qark text) returns text language sql stable
  set search_path = pg_catalog, pg_temp as $$
    select case when p_case = any ((select exchange.granted_records(null))::uuid[]) then 'grant||'
      else 'mandate|' || concat_ws(',', case when exchange.in_my_area(p_qark) then 'in_area' end,
        case when p_case = any ((select "national".my_cases())::uuid[]) then 'assigned_case' end) || '|' end $$;
  create function "national".reads_assigned(p_category text, p_in_area boolean) returns boolean
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
  begin return exchange.my('kind') in ('prosecutor', 'police') and exists (
    select from exchange.ways('mandate', p_category) w where w.conditions <@ (exchange.my_facts()
      || case when p_in_area then array['assigned_case', 'in_area'] else array['assigned_case'] end));
  end $$;
  create or replace function "national".my_cases() returns uuid[]
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select coalesce(array_agg(a.case_id), '{}') from "national".case_assignment a
    where a.official = exchange.my_official() and a.since <= current_date
      and (a.until is null or a.until >= current_date)
      and exchange.my('kind') in ('prosecutor', 'police') $$;
  create or replace function "national".persons_in(p_cases uuid[]) returns uuid[]
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select coalesce(array_agg(e.person_id), '{}') from "national".case_person e
    where e.case_id = any (p_cases) and e.person_id <> all (exchange.sealed_records()) $$;
  create or replace function "national".my_cases(p_category text) returns uuid[]
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
  declare areas text[] := "national".my_areas();
  begin
    if "national".reads_assigned(p_category, false) then return "national".my_cases(); end if;
    if not "national".reads_assigned(p_category, true) then return '{}'; end if;
    if 'AL' = any (areas) then return "national".my_cases(); end if;
    return (select coalesce(array_agg(c.id), '{}') from "national"."case" c
      where c.id = any ("national".my_cases()) and c.qark = any (areas));
  end $$;
  revoke execute on function "national".identifies, "national".case_access,
    "national".reads_assigned from public;
  grant execute on function "national".identifies, "national".case_access,
    "national".reads_assigned to lidhja_national;
`;

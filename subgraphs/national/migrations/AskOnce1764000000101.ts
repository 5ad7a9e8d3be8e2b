import type { MigrationInterface, QueryRunner } from 'typeorm';
import { AskCheaply1764000000072 } from './AskCheaply1764000000072';
import { SETS_BEFORE_101 } from './setsBefore101';

const BODY = 'plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$';

const assigned = (andWhere: string): string => `
      select a.case_id from "national".case_assignment a
      where a.official = me and a.since <= current_date
        and (a.until is null or a.until >= current_date) ${andWhere}`;

// One look at the table for what it opens to whoever is assigned, and none at what is recorded where it
// opens nothing: an agency that stands on a grant is assigned to no case.
const CASES = `
  -- Areas in which a way is open; AL is the whole country.
  create function "national".areas_of(p_way text) returns text[] language sql stable
    return case p_way when 'anywhere' then '{AL}' when 'in_area' then "national".my_areas() else '{}' end;
  -- Cases of the official's own that are open to them in these ways (see exchange.assigned_ways).
  create function "national".cases_assigned(p_ways text[]) returns uuid[] language ${BODY}
  declare me uuid := exchange.my_official();
    areas text[] := "national".areas_of(p_ways[1]);
  begin
    if 'AL' = any (areas) then return "national".my_cases(); end if;
    if areas <> '{}' then return array(${assigned('and a.area = any (areas)')}); end if;
    areas := "national".areas_of(p_ways[2]);
    if areas = '{}' then return '{}'; end if;
    -- By the official first, whatever the planner holds of the sizes.
    return array(select b.case_id from (${assigned(`and (a.area = any (areas)
        or 'AL' = any (areas)) offset 0`)}) b where b.case_id = any (exchange.authorised_records()));
  end $$;
  create or replace function "national".my_cases(p_category text) returns uuid[] language ${BODY}
  begin return "national".cases_assigned(exchange.assigned_ways(p_category));
  end $$;
  create function "national".cases_cited() returns uuid[] language ${BODY}
  begin return (select coalesce(array_agg(distinct c.cited), '{}') from "national".case_citation c
    where c.citing = any ("national".my_cases()));
  end $$;
  create or replace function "national".known_leads(p_category text) returns uuid[] language ${BODY}
  begin return case when (exchange.assigned_ways(p_category))[3] = 'leads'
    then "national".cases_cited() else '{}' end;
  end $$;
  create or replace function "national".open_cases(p_category text) returns uuid[] language ${BODY}
  declare ways text[] := exchange.assigned_ways(p_category);
    records uuid[] := '{}';
  begin
    if ways[1] is not null or ways[2] is not null then records := "national".cases_assigned(ways); end if;
    if ways[3] is not null then records := records || "national".cases_cited(); end if;
    if exchange.my('request') is not null then
      records := records || exchange.granted_records(p_category);
    end if;
    return exchange.unclosed(records, p_category);
  end $$;
`;

const AT_LARGE = `
  -- Areas whose cases and persons this session reads the category of by mandate, assigned or not; AL
  -- is the whole country.
  create function "national".open_areas(p_category text) returns text[] language ${BODY}
  begin
    if "national".reads_at_large(p_category) then return '{AL}'; end if;
    return case when "national".reads_in_area(p_category) then "national".my_areas() else '{}' end;
  end $$;
`;

const INSIDE = '"national".areas_of, "national".cases_assigned, "national".cases_cited';

/** What policies ask about cases, asked once for a table. */
export class AskOnce1764000000101 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`${CASES} ${AT_LARGE}
      drop function "national".areas_assigned, "national".areas_authorised;
      revoke execute on function ${INSIDE}, "national".open_areas from public;
      grant execute on function "national".open_areas to lidhja_national`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(SETS_BEFORE_101);
    await new AskCheaply1764000000072().up(runner);
    // Policies stand on one of them; the migration run makes all policies anew.
    await runner.query(`drop function ${INSIDE}, "national".open_areas cascade`);
  }
}

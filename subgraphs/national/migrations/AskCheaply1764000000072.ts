import type { MigrationInterface, QueryRunner } from 'typeorm';

// Who asks is looked up once and not for each row: a plan that reads the whole table is kept for all.
const assigned = (andWhere: string): string => `
    select a.case_id from "national".case_assignment a
      where a.official = me and a.since <= current_date
        and (a.until is null or a.until >= current_date) ${andWhere}`;
const BODY = 'plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$';

// Areas are codes without commas and brackets, so that their JSON is an array by its brackets.
const UP = `
  create or replace function "national".my_areas() returns text[] language sql stable
    return coalesce(translate(exchange.my('areas'), '[]"', '{}'), '{}')::text[];
  create or replace function "national".my_cases() returns uuid[] language ${BODY}
  declare me uuid := exchange.my_official();
  begin return array(${assigned('')}); end $$;
  create or replace function "national".my_cases(p_category text) returns uuid[] language ${BODY}
  declare areas text[] := "national".areas_assigned(p_category);
    me uuid := exchange.my_official();
  begin
    if areas = '{}' then
      areas := "national".areas_authorised(p_category);
      if areas = '{}' then return '{}'; end if;
      return array(${assigned(`and (a.area = any (areas) or 'AL' = any (areas))
        and a.case_id = any (exchange.authorised_records())`)});
    end if;
    if 'AL' = any (areas) then return "national".my_cases(); end if;
    return array(${assigned('and a.area = any (areas)')});
  end $$;
  -- Cases that are opened one by one, without those that are sealed or withheld.
  create or replace function "national".open_cases(p_category text) returns uuid[] language ${BODY}
  declare records uuid[] := '{}';
    me uuid := exchange.my_official();
  begin
    -- Whoever stands on a grant has seldom a case of their own; the order lets the index answer, whoever
    -- the plan is kept for.
    if exists (select from "national".case_assignment a where a.official = me
      order by a.official, a.case_id limit 1) then
      records := "national".my_cases(p_category) || "national".known_leads(p_category);
    end if;
    if exchange.my('request') is not null then
      records := records || exchange.granted_records(p_category);
    end if;
    return exchange.unclosed(records, p_category);
  end $$;
`;

const DOWN = `
  create or replace function "national".open_cases(p_category text) returns uuid[] language ${BODY}
  declare found uuid[] := "national".my_cases(p_category) || "national".known_leads(p_category);
  begin
    if exchange.my('request') is null then return found; end if;
    return found || exchange.granted_records(p_category);
  end $$;
  create or replace function "national".my_areas() returns text[] language plpgsql stable
  set search_path = pg_catalog, pg_temp as $$
  begin return array(select jsonb_array_elements_text(coalesce(exchange.my('areas'), '[]')::jsonb));
  end $$;
`;

/** The sets of an official's own cases, without a branch for each row. */
export class AskCheaply1764000000072 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

const assigned = (andWhere: string): string => `
    select a.case_id from "national".case_assignment a
      where a.official = exchange.my_official() and a.since <= current_date
        and (a.until is null or a.until >= current_date) ${andWhere}`;
const BODY = 'plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$';

// Areas are codes without commas and brackets, so that their JSON is an array by its brackets.
const UP = `
  create or replace function "national".my_areas() returns text[] language sql stable
    return coalesce(translate(exchange.my('areas'), '[]"', '{}'), '{}')::text[];
  create or replace function "national".my_cases() returns uuid[] language ${BODY}
  begin return array(${assigned('')}); end $$;
  create or replace function "national".my_cases(p_category text) returns uuid[] language ${BODY}
  declare areas text[] := "national".areas_assigned(p_category);
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
  create or replace function "national".open_cases(p_category text) returns uuid[] language ${BODY}
  begin
    -- Whoever stands on a grant has seldom a case of their own.
    if not exists (select from "national".case_assignment a where a.official = exchange.my_official())
      then return exchange.granted_records(p_category); end if;
    if exchange.my('request') is null then
      return "national".my_cases(p_category) || "national".known_leads(p_category);
    end if;
    return "national".my_cases(p_category) || "national".known_leads(p_category)
      || exchange.granted_records(p_category);
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

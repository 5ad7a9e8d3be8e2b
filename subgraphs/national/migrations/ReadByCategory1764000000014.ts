import type { MigrationInterface, QueryRunner } from 'typeorm';

// In plpgsql, whose plans a connection keeps; SQL functions would be planned anew for every statement.
// They run as their owner, whom the keeper policy lets see every row, and answer ids alone. A null
// category asks for any that is about a person.
const SETS = `
  create function "national".my_areas() returns text[] language plpgsql stable
  set search_path = pg_catalog, pg_temp as $$
  begin return array(select jsonb_array_elements_text(coalesce(exchange.my('areas'), '[]')::jsonb));
  end $$;
  -- Whether the table opens the category to whoever is assigned, in the official's own area or anywhere.
  create function "national".reads_assigned(p_category text, p_in_area boolean) returns boolean
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
  begin return exchange.my('kind') in ('prosecutor', 'police') and exists (
    select from exchange.ways('mandate', p_category) w where w.conditions <@ (exchange.my_facts()
      || case when p_in_area then array['assigned_case', 'in_area'] else array['assigned_case'] end));
  end $$;
  -- Cases that the official is assigned to and may read the category of.
  create function "national".my_cases(p_category text) returns uuid[]
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
  declare areas text[] := "national".my_areas();
  begin
    if "national".reads_assigned(p_category, false) then return "national".my_cases(); end if;
    if not "national".reads_assigned(p_category, true) then return '{}'; end if;
    if 'AL' = any (areas) then return "national".my_cases(); end if;
    return (select coalesce(array_agg(c.id), '{}') from "national"."case" c
      where c.id = any ("national".my_cases()) and c.qark = any (areas));
  end $$;
  -- The Responsible Authority identifies and assists everywhere; no other body reads cases at large.
  -- Compartments and inspections have a scope of their own, so their conditions open nothing here.
  create function "national".reads_at_large(p_category text) returns boolean
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
  begin return exchange.my('kind') = 'responsible_authority' and exists (
      select from exchange.ways('mandate', p_category) w where w.conditions <@
        array_remove(array_remove(exchange.my_facts(), 'cleared'), 'opened_inspection'));
  end $$;
`;

// The same as "national".case_access(), which PostgreSQL would call anew for every row: sub-selects are
// computed once for a statement.
const VIEW = `
  create or replace view "national".readable_case with (security_invoker = true) as
    select c.*, case when c.id = any ((select exchange.granted_records(null))::uuid[]) then 'grant||'
      else 'mandate|' || concat_ws(',', case when exchange.in_my_area(c.qark) then 'in_area' end,
        case when c.id = any ((select "national".my_cases())::uuid[]) then 'assigned_case' end) || '|'
      end as access
    from "national"."case" c;
`;

/** What row security asks: which cases and persons the decision table opens to this session. */
export class ReadByCategory1764000000014 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`${SETS} ${VIEW}
      revoke execute on function "national".my_areas, "national".reads_assigned,
        "national".my_cases(text), "national".reads_at_large from public;
      grant execute on function "national".my_areas, "national".reads_assigned,
        "national".my_cases(text), "national".reads_at_large to lidhja_national`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`create or replace view "national".readable_case with (security_invoker = true)
      as select c.*, "national".case_access(c.id, c.qark) as access from "national"."case" c`);
    await runner.query(`drop function "national".my_cases(text), "national".reads_at_large,
        "national".reads_assigned, "national".my_areas`);
  }
}

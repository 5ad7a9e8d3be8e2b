import type { MigrationInterface, QueryRunner } from 'typeorm';

// They run as their owner, whom the keeper policy lets see every row, and answer ids alone. A null
// category asks for any that is about a person.
const SETS = `
  -- Cases that the official is assigned to and may read the category of, by the table's conditions.
  create function "national".my_cases(p_category text) returns uuid[]
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    with way as materialized (select w.conditions from exchange.ways('mandate', p_category) w),
      me as materialized (select exchange.my_official() as official, exchange.my_facts() as facts,
        coalesce(exchange.my('areas'), '[]')::jsonb as areas)
    select coalesce(array_agg(c.id), '{}')
    from "national".case_assignment a join "national"."case" c on c.id = a.case_id cross join me
    where a.official = me.official and a.since <= current_date
      and (a.until is null or a.until >= current_date)
      and exchange.my('kind') in ('prosecutor', 'police')
      and exists (select from way w where w.conditions <@ (me.facts || 'assigned_case'::text
        || case when me.areas ?| array[c.qark, 'AL'] then array['in_area'] else '{}' end)) $$;
  -- The Responsible Authority identifies and assists everywhere; no other body reads cases at large.
  -- Compartments and inspections have a scope of their own, so their conditions open nothing here.
  create function "national".reads_at_large(p_category text) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select exchange.my('kind') = 'responsible_authority' and exists (
      select from exchange.ways('mandate', p_category) w where w.conditions <@
        array_remove(array_remove(exchange.my_facts(), 'cleared'), 'opened_inspection')) $$;
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
      revoke execute on function "national".my_cases(text), "national".reads_at_large from public;
      grant execute on function "national".my_cases(text), "national".reads_at_large to lidhja_national`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`create or replace view "national".readable_case with (security_invoker = true)
      as select c.*, "national".case_access(c.id, c.qark) as access from "national"."case" c`);
    await runner.query('drop function "national".my_cases(text), "national".reads_at_large');
  }
}

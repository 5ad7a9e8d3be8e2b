import type { MigrationInterface, QueryRunner } from 'typeorm';
import { NOTE } from './KeepReadings1764000000322';

// What is noted is what 322 says, but that what a person was reached through stands in the order of the row; ids are read as one array, and put in order once.
const BY_ROW = `
  create or replace function audit.note_readings(p_part name, p_at timestamptz, p_cleared boolean, p_organisation uuid,
    p_purpose text, p_payload jsonb) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
  set plan_cache_mode = force_generic_plan as $$
  declare
    named text[];
    categories jsonb;
    day constant date := (p_at at time zone 'UTC')::date;
  begin
    if p_cleared or coalesce(p_purpose = any (array['OVERSIGHT', 'IMMEDIATE_THREAT']), true) then return; end if;
    named := array(select c->>'coordinate' from jsonb_array_elements(p_payload->'coordinates') c
      where split_part(c->>'coordinate', '.', 1) = any (array['Person', 'VictimInCase', 'Identification']));
    if named = '{}' or not exchange.is_told_as_reader(p_organisation) then return; end if;
    categories := exchange.categories_of(replace(p_part, 'lidhja_', ''), named);
    insert into audit.reading
    select n.person, day, p_organisation, n.category, p_purpose, n.basis, array_remove(n.of, n.person)
    from (select distinct g.category, g.basis, g.of,
        -- A person's own row begins with them, what is about them ends with them.
        g.of[case when g.is_person then 1 else cardinality(g.of) end] as person
      from (select k.category, k.basis, k.is_person,
          translate(p_payload->'rows'->at.place::int->>'of', '[]', '{}')::uuid[] as of
        from (select split_part(c->>'basis', ':', 1) as basis, c->'rows' as places,
            split_part(c->>'coordinate', '.', 1) = 'Person' as is_person,
            case when c->>'coordinate' like '%.%' then coalesce(categories->>(c->>'coordinate'), 'VICTIM_IDENTITY')
              else 'CASE_STATUS' end as category
          from jsonb_array_elements(p_payload->'coordinates') c
          where c->>'coordinate' = any (named) offset 0) k
        cross join lateral jsonb_array_elements_text(k.places) at (place)
        where k.category <> 'OPEN' offset 0) g) n
    where n.person is not null
    -- In the order of the key, so that two that note the same wait for each other in one order.
    order by 1, 4, 6, 7
    on conflict do nothing;
  end $$`;

/** Who read what of a person is noted with a third less work, which is done before each answer that has persons. */
export class NoteReadingsByRow1764000000551 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.asOwner(runner, BY_ROW);
  }

  async down(runner: QueryRunner): Promise<void> {
    await this.asOwner(runner, 'drop function audit.note_readings', NOTE);
  }

  private async asOwner(runner: QueryRunner, ...statements: string[]): Promise<void> {
    await runner.query('set local role audit_owner');
    for (const sql of statements) await runner.query(sql);
    await runner.query('reset role');
  }
}

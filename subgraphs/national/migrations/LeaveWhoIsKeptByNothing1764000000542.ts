import type { MigrationInterface, QueryRunner } from 'typeorm';

const IN_CASES = `select x.person_id from unnest(p_cases) c (id)
        cross join lateral (select w.person_id from "national".case_person w where w.case_id = c.id offset 0) x`;
// Of whom a record names that is past its term, the case may have been erased before: no case that is past leads to them.
const NAMED = `union all select n from unnest(exchange.named_past()) n`;

/** Who stands in these cases alone, or in none, and is named by nothing that is in its term (DenyPastTerm). */
const personsPast = (more: string): string => `
  create or replace function "national".persons_past(p_cases uuid[], p_sealed uuid[]) returns uuid[]
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp
  set plan_cache_mode = force_generic_plan as $$
  declare persons uuid[]; named uuid[]; sealed uuid[] := p_sealed;
  begin
    -- Nothing is left out where there is none: what is asked, and by which plan, is the same whatever is past its term.
    persons := array(select distinct e.person_id from (${IN_CASES} ${more} offset 0) e
      where not exists (select from "national".case_person o where o.person_id = e.person_id
        and o.case_id not in (select unnest(p_cases)) and o.case_id <> all (sealed)));
    named := exchange.persons_in_term(persons);
    return array(select unnest(persons) except select unnest(named));
  end $$`;

/** Whoever is named by nothing but what is past its term reads as they will once that is erased, in a case or in none. */
export class LeaveWhoIsKeptByNothing1764000000542 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(personsPast(NAMED));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(personsPast(''));
  }
}

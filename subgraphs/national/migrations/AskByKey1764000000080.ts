import { rewriteFunctions, type Rewriting } from '@lidhja/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

// `offset 0` keeps a sub-select a step of its own: what is beside a row is read by its key, and
// assignments by the official, however many rows there are.
const REWRITTEN: readonly Rewriting[] = [
  {
    name: '"national".persons_granted',
    from: `join "national".case_person e on e.case_id = w.record
    join "national".person p on p.id = e.person_id`,
    to: `cross join lateral (select x.person_id from "national".case_person x
      where x.case_id = w.record offset 0) e
    cross join lateral (select x.* from "national".person x where x.id = e.person_id offset 0) p`,
  },
  {
    name: '"national".persons_granted',
    from: 'where s.record = p.id)',
    to: 'where s.record = p.id offset 0)',
  },
  {
    name: '"national".person_in_my_area',
    from: `join "national"."case" c on c.id = e.case_id`,
    to: `cross join lateral (select x.* from "national"."case" x where x.id = e.case_id offset 0) c`,
  },
];

/** @param authorised of what is assigned, the part that a court has authorised */
const myCases = (authorised: string): string => `
  create or replace function "national".my_cases(p_category text) returns uuid[]
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
  declare areas text[] := "national".areas_assigned(p_category);
    me uuid := exchange.my_official();
  begin
    if areas = '{}' then
      areas := "national".areas_authorised(p_category);
      if areas = '{}' then return '{}'; end if;
      return array(${authorised});
    end if;
    if 'AL' = any (areas) then return "national".my_cases(); end if;
    return array(${assigned('and a.area = any (areas)')});
  end $$;`;

const assigned = (andWhere: string): string => `select a.case_id from "national".case_assignment a
        where a.official = me and a.since <= current_date
          and (a.until is null or a.until >= current_date) ${andWhere}`;

const IN_AREAS = `and (a.area = any (areas) or 'AL' = any (areas))`;

/** Persons of a case are read by key, and assignments by the official, never by the cases that a court has said something of. */
export class AskByKey1764000000080 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await rewriteFunctions(runner, REWRITTEN);
    await runner.query(
      myCases(`select m.case_id from (${assigned(IN_AREAS)} offset 0) m
        where m.case_id = any (exchange.authorised_records())`),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await rewriteFunctions(runner, REWRITTEN, true);
    await runner.query(
      myCases(assigned(`${IN_AREAS} and a.case_id = any (exchange.authorised_records())`)),
    );
  }
}

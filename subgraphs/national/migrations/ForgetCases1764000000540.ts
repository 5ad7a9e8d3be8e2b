import type { MigrationInterface, QueryRunner } from 'typeorm';

const COUNTED = `
  -- Of a case that is there no more, what figures are made of: closed to every reader.
  create table "national".counted_case (
    case_id uuid primary key,
    area text not null,
    stage text not null,
    opened_on date not null,
    offences text[] not null,
    exploitation text[] not null
  )`;

const HANGING = ['offence', 'exploitation', 'assignment', 'term_step', 'term', 'status'];

const GOING = `
  -- Cases of which nothing is to stay, within the transaction that takes it away: what the keeper of the tables sees of them.
  create function "national".cases_going() returns uuid[] language sql stable
  return coalesce(nullif(current_setting('lidhja.cases_going', true), ''), '{}')::uuid[];
  revoke execute on function "national".cases_going from public`;

const FORGET = `
  -- Takes away what stays of cases that were erased before a moment and not opened again: some at a time, and answers which.
  create function "national".forget_cases(p_until timestamptz, p_limit int) returns uuid[]
  language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
  declare over uuid[] := array(select t.case_id from "national".case_term t
      where t.erased_at < p_until and t.ended_at is not null and not t.held and not t.erasing
        and not exists (select from "national".case_person e where e.case_id = t.case_id)
      order by t.erased_at, t.case_id limit p_limit);
  begin
    perform set_config('lidhja.cases_going', over::text, true);
    insert into "national".counted_case
    select c.id, s.qark, s.stage, s.opened_on,
      array(select o.offence from "national".case_offence o where o.case_id = c.id order by 1),
      array(select x.form from "national".case_exploitation x where x.case_id = c.id order by 1)
    from "national"."case" c join "national".case_status s on s.case_id = c.id where c.id = any (over)
    on conflict (case_id) do nothing;
    delete from "national".case_citation w where w.citing = any (over) or w.cited = any (over);
    ${HANGING.map((table) => `delete from "national".case_${table} w where w.case_id = any (over);`).join('\n    ')}
    delete from "national"."case" w where w.id = any (over);
    perform set_config('lidhja.cases_going', '', true);
    return over;
  end $$;
  revoke execute on function "national".forget_cases from public`;

/** What stays of a case that was erased goes at the term of the record of it, but for figures. */
export class ForgetCases1764000000540 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`${COUNTED}; ${GOING}; ${FORGET}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    // Policies stand on what is going; the migration run makes all policies anew.
    await runner.query(`drop function "national".forget_cases; drop table "national".counted_case;
      drop function "national".cases_going cascade`);
  }
}

import { rewriteFunctions, type Rewriting } from '@lidhja/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { PERSONS_PAST } from './DenyPastTerm1764000000535';

const FUNCTION =
  'plpgsql stable security definer set search_path = pg_catalog, pg_temp set plan_cache_mode = force_generic_plan as $$';

// What waits is one thing for two officials, and a hit is told by nobody: there every seal is one, whoever asks. Of whom a record
// names that is past its term, the case may have been erased before: no case that is past leads to them.
const PAST = `
  -- Who stands in these cases alone, or in none, and is named by nothing that is in its term: with what is sealed keeping nobody.
  create function "national".persons_past(p_cases uuid[], p_sealed uuid[]) returns uuid[] language ${FUNCTION}
  declare persons uuid[]; named uuid[];
  begin
    -- Nothing is left out where there is none: what is asked, and by which plan, is the same whatever is past its term.
    persons := array(select distinct e.person_id from (select x.person_id from unnest(p_cases) c (id)
        cross join lateral (select w.person_id from "national".case_person w where w.case_id = c.id offset 0) x
        union all select n from unnest(exchange.named_past()) n offset 0) e
      where not exists (select from "national".case_person o where o.person_id = e.person_id
        and o.case_id not in (select unnest(p_cases)) and o.case_id <> all (p_sealed)));
    named := exchange.persons_in_term(persons);
    return array(select unnest(persons) except select unnest(named));
  end $$;
  create or replace function "national".persons_past(p_cases uuid[]) returns uuid[] language ${FUNCTION}
  begin return "national".persons_past(p_cases, exchange.sealed_records()); end $$;
  create function "national".records_past(p_sealed uuid[]) returns uuid[] language ${FUNCTION}
  declare cases constant uuid[] := "national".cases_past();
  begin return cases || "national".persons_past(cases, p_sealed); end $$;
  revoke execute on function "national".persons_past(uuid[], uuid[]), "national".records_past from public;
  grant usage on schema "national" to exchange_owner;
  grant execute on function "national".records_past to exchange_owner;
`;

const ASKED: readonly Rewriting[] = [
  {
    name: 'exchange.records_past',
    from: `'{}'::uuid[]`,
    to: '"national".records_past(array(select s.record from exchange.seal s))',
  },
];

/** Tells the exchange which cases and persons are past their term, among them whoever is named by nothing but what is past its own term. */
export class AnswerPastTerm1764000000536 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(PAST);
    await rewriteFunctions(runner, ASKED);
  }

  async down(runner: QueryRunner): Promise<void> {
    await rewriteFunctions(runner, ASKED, true);
    await runner.query(`${PERSONS_PAST.replace('create function', 'create or replace function')}
      drop function "national".records_past, "national".persons_past(uuid[], uuid[]);
      revoke usage on schema "national" from exchange_owner`);
  }
}

import { rewriteFunctions, type Rewriting } from '@lidhja/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const FUNCTION = 'plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$';
const FOUND = `array(select t.case_id from "national".case_term t
    where t.ended_at <= "national".case_ended_before() and t.ended_at is not null and t.erased_at is null and not t.held
      and "national".case_ends(t.ended_at) <= statement_timestamp())`;

const casesPast = (found: string): string => `
  create or replace function "national".cases_past() returns uuid[] language ${FUNCTION}
  begin return ${found}; end $$;
`;

// What a seal closes is among them: without a session, as with one, nobody is told which cases there are.
const ASKED = `
  create function "national".all_cases_past() returns uuid[] language ${FUNCTION}
  begin return ${FOUND}; end $$;
  revoke execute on function "national".all_cases_past from public;
  ${casesPast(`case when exchange.my('kind') is not null then "national".all_cases_past() end`)}
`;

/** A hit is told by the clock, which has no session. */
const TOLD: readonly Rewriting[] = [
  {
    name: '"national".records_past',
    from: '"national".cases_past()',
    to: '"national".all_cases_past()',
  },
];

/** Which cases are past their term is answered to a session alone. */
export class AskPastInSession1764000000541 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(ASKED);
    await rewriteFunctions(runner, TOLD);
  }

  async down(runner: QueryRunner): Promise<void> {
    await rewriteFunctions(runner, TOLD, true);
    await runner.query(`${casesPast(FOUND)} drop function "national".all_cases_past`);
  }
}

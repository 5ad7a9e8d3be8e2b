import { rewriteFunctions, type Rewriting } from '@lidhja/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { READABLE_ASKED } from './AskAhead1764000000161';

const FUNCTION = 'plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$';
/** The length of what is asked about is nothing that a plan may follow. */
const GENERIC = FUNCTION.replace(
  / as \$\$$/,
  () => ' set plan_cache_mode = force_generic_plan as $$',
);
const NOW = 'statement_timestamp()::text';

export const PERSONS_PAST = `-- Who stands in these alone, and is named by nothing else that is in its term: as with an erasure, but that what is sealed to the session keeps
  -- nobody, so that nothing of it can be told by who is left.
  create function "national".persons_past(p_cases uuid[]) returns uuid[] language ${GENERIC}
  declare persons uuid[]; named uuid[]; sealed uuid[] := exchange.sealed_records();
  begin
    -- Nothing is left out where there is none: what is asked, and by which plan, is the same whatever is past its term.
    persons := array(select distinct e.person_id from unnest(p_cases) c (id)
      cross join lateral (select x.person_id from "national".case_person x where x.case_id = c.id offset 0) e
      where not exists (select from "national".case_person o where o.person_id = e.person_id
        and o.case_id not in (select unnest(p_cases)) and o.case_id <> all (sealed)));
    named := exchange.persons_in_term(persons);
    return array(select unnest(persons) except select unnest(named));
  end $$;`;

// `case_ends`, `case_ended_before` and what the marks say follow from what is in force (security/caseTerms), which the
// migration run makes.
const PAST = `
  create index case_term_past on "national".case_term (ended_at)
    where ended_at is not null and erased_at is null and not held;
  -- Cases past their last day and under no hold, of which nobody reads any more what an erasure would destroy.
  create function "national".cases_past() returns uuid[] language ${FUNCTION}
  begin return array(select t.case_id from "national".case_term t
    where t.ended_at <= "national".case_ended_before() and t.ended_at is not null and t.erased_at is null and not t.held
      and "national".case_ends(t.ended_at) <= statement_timestamp()); end $$;
  ${PERSONS_PAST}
  create function "national".persons_past() returns uuid[] language ${FUNCTION}
  begin return "national".persons_past("national".cases_past()); end $$;
  -- Asked ahead of the rows, as the other sets that row security needs.
  create function "national".ask_past(p_persons boolean) returns boolean language ${FUNCTION}
  declare cases constant uuid[] := "national".cases_past();
  begin
    return set_config('lidhja.cases_past', cases::text, true)
      || set_config('lidhja.cases_past_asked', ${NOW}, true) is not null
      and case when p_persons then set_config('lidhja.persons_past', "national".persons_past(cases)::text, true)
        || set_config('lidhja.persons_past_asked', ${NOW}, true) is not null else true end;
  end $$;
  create function "national".case_past_marks() returns text language sql stable return 'past_retention@SUSPECT';
  create function "national".person_past_marks() returns text language sql stable return 'past_retention@VICTIM_IDENTITY';
`;

/** Policies ask them where nothing was asked ahead; the views ask for marks. */
const ASKED = [
  '"national".cases_past()',
  '"national".persons_past()',
  '"national".case_past_marks()',
  '"national".person_past_marks()',
];
const MADE = [...ASKED, '"national".persons_past(uuid[])', '"national".ask_past(boolean)'];

/** What this statement asked ahead, or asks by itself. */
const pastNow = (
  kind: 'cases' | 'persons',
): string => `(case current_setting('lidhja.${kind}_past_asked', true) when ${NOW}
        then current_setting('lidhja.${kind}_past', true)::uuid[] else "national".${kind}_past() end)`;
const PAST_NOW = pastNow('cases');

/** What a row says of itself: which of its values are past their term. */
const marked = (kind: 'cases' | 'persons', row: string, marks: string): string =>
  `case when ${row} = any ((select ${pastNow(kind)})::uuid[]) then (select "national".${marks}()) end`;

const once = (text: string, from: string, to: string): string => {
  if (text.split(from).length !== 2) throw new Error(`"${from}" is not there once`);
  return text.replace(from, () => to);
};
const CASE_MARKS = `|| '|' || concat_ws(',', ${marked('cases', 'c.id', 'case_past_marks')}, `;
const PERSON_MARKS = `, ${marked('persons', 'p.id', 'person_past_marks')}) as marks) own`;
const READABLE_IN_TERM = once(
  once(once(READABLE_ASKED, `|| '|' || coalesce(`, CASE_MARKS), `, '') as access`, `) as access`),
  `) as marks) own`,
  PERSON_MARKS,
);

/** Nobody is found any more through a case that is past its term, and no case that it cites. */
const FOUND: readonly Rewriting[] = [
  {
    name: '"national".persons_in',
    from: 'declare sealed uuid[] := exchange.sealed_records();',
    to: `declare sealed uuid[] := exchange.sealed_records() || ${PAST_NOW};`,
  },
  {
    name: '"national".persons_granted',
    from: 'declare sealed uuid[] := exchange.sealed_records();',
    to: `declare sealed uuid[] := exchange.sealed_records() || ${PAST_NOW};`,
  },
  {
    name: '"national".person_in_my_area',
    from: 'and c.id <> all (case',
    to: `and c.id <> all ${PAST_NOW}
      and c.id <> all (case`,
  },
  {
    name: '"national".cases_cited',
    from: 'where c.citing = any ("national".my_cases())',
    to: `where c.citing = any ("national".my_cases()) and c.citing <> all ${PAST_NOW}`,
  },
];

/** Past its last day and under no hold a case reads as it will when it is erased. */
export class DenyPastTerm1764000000535 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`${PAST} revoke execute on function ${MADE.join(', ')} from public;
      grant execute on function ${ASKED.join(', ')} to lidhja_national`);
    await rewriteFunctions(runner, FOUND);
    await runner.query(READABLE_IN_TERM);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(READABLE_ASKED);
    await rewriteFunctions(runner, FOUND, true);
    // Policies stand on them; the migration run makes all policies anew.
    await runner.query(`drop function ${MADE.join(', ')} cascade;
      drop function if exists "national".case_ended_before;
      drop index "national".case_term_past`);
  }
}

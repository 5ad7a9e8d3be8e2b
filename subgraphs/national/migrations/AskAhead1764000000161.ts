import { rewriteFunctions, type Rewriting } from '@lidhja/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { READABLE_BY_FACTS } from './readableByFacts';

const FUNCTION = 'plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$';
const NOBODY = '00000000-0000-0000-0000-000000000000';

const NOW = 'statement_timestamp()::text';

/** Keeps sets of a category where the policies of this very statement look for them: in settings of the transaction. */
const keep = (kind: string, sets: Readonly<Record<string, string>>): string =>
  Object.entries({ ...sets, asked: NOW })
    .map(([name, value]) => `set_config('lidhja.${kind}_${name}_' || of_category, ${value}, true)`)
    .join('\n      || ');
/** Of a set that is looked up as texts. */
const texts = (ids: string): string => `array_to_string(${ids}, ',')`;
const OF = `of_category constant text := coalesce(p_category, 'any');`;

/**
 * All that the policies on rows about a case, about a person or about both may ask for a category (null:
 * any), asked before there is a row. In as few expressions as can be: each is made ready once in a transaction.
 */
export const ASK_CASES = `
  create function "national".ask_cases(p_category text) returns boolean language ${FUNCTION}
  declare ${OF}
    ways constant text[] := exchange.assigned_ways(p_category);
    areas constant text[] := "national".areas_of(ways[4]);
    granted constant uuid[] := case when exchange.my('request') is null then '{}'
      else exchange.granted_records(p_category) end;
  begin
    return ${keep('cases', {
      open: texts(`exchange.unclosed(
        case when ways[1] is null and ways[2] is null then '{}' else "national".cases_assigned(ways) end
        || case when ways[3] is null then '{}' else "national".cases_cited() end || granted, p_category)`),
      granted: texts('granted'),
      areas: 'areas::text',
      closed: `case when areas <> '{}' then exchange.closed_records(p_category)::text end`,
    })} is not null
      and case when areas = '{}' or areas = '{AL}' then true
        else "national".case_in_my_area('${NOBODY}') is not null end;
  end $$;
`;

const ASK = `${ASK_CASES}  create function "national".ask_persons(p_category text) returns boolean language ${FUNCTION}
  declare ${OF}
    areas constant text[] := "national".areas_of((exchange.assigned_ways(p_category))[4]);
  begin
    return ${keep('persons', {
      open: texts('"national".open_persons(p_category)'),
      areas: 'areas::text',
      closed: 'exchange.closed_records(p_category)::text',
    })} is not null
      and case when areas = '{}' or areas = '{AL}' then true
        else set_config('lidhja.sealed', exchange.sealed_records()::text, true)
            || set_config('lidhja.sealed_asked', ${NOW}, true) is not null
          and "national".person_in_my_area('${NOBODY}') is not null end;
  end $$;
  create function "national".ask_edges(p_category text) returns boolean language ${FUNCTION}
  declare ${OF}
  begin
    return ${keep('edges', {
      at_most: texts('exchange.granted_at_most(p_category)'),
      sealed: 'exchange.sealed_records()::text',
    })} is not null
      and "national".ask_cases(p_category) and "national".ask_persons(p_category);
  end $$;
`;

/** Asked of each person in the area, who is there or not: what is sealed was asked before. */
const OF_A_PERSON: readonly Rewriting[] = [
  {
    name: '"national".person_in_my_area',
    from: 'and c.id <> all (exchange.sealed_records())',
    to: `and c.id <> all (case current_setting('lidhja.sealed_asked', true)
        when statement_timestamp()::text then current_setting('lidhja.sealed', true)::uuid[]
        else exchange.sealed_records() end)`,
  },
];

const REPLACED = READABLE_BY_FACTS.replaceAll('create view', 'create or replace view');
const GRANTED = 'c.id = any ((select exchange.granted_records(null))::uuid[])';
/** The view of cases does not ask again for what stands on a grant. */
const KEPT = `c.id::text = any ((select case current_setting('lidhja.cases_asked_any', true)
        when statement_timestamp()::text then string_to_array(current_setting('lidhja.cases_granted_any', true), ',')
        else exchange.granted_records(null)::text[] end)::text[])`;

/** The views as they are from then on. */
export const READABLE_ASKED = REPLACED.replace(GRANTED, KEPT);

const ASKS = '"national".ask_cases, "national".ask_persons, "national".ask_edges';

/** What row security asks of cases and persons is asked ahead of the rows (see security/askAhead). */
export class AskAhead1764000000161 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await rewriteFunctions(runner, OF_A_PERSON);
    await runner.query(READABLE_ASKED);
    await runner.query(`${ASK} revoke execute on function ${ASKS} from public`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await rewriteFunctions(runner, OF_A_PERSON, true);
    await runner.query(REPLACED);
    // The migration run makes the one that calls them.
    await runner.query(`drop function if exists "national".ask_ahead; drop function ${ASKS}`);
  }
}

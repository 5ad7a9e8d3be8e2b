import { rewriteFunctions, type Rewriting } from '@lidhja/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ASK_CASES } from './AskAhead1764000000161';

const FUNCTION = 'plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$';
const NOBODY = '00000000-0000-0000-0000-000000000000';

/**
 * What `ask_cases` of one category asked, of several at once ('any' for what no category tells apart).
 * What is asked depends on the categories and on the session alone, and on no row.
 */
const ASK_TOGETHER = `
  create function "national".ask_cases(p_categories text[]) returns boolean language ${FUNCTION}
  declare categories constant text[] := array_replace(p_categories, 'any', null);
    ways constant text[] := exchange.ways_by_category(categories);
    granted constant text[] := exchange.granted_by_category(categories);
    way text[];
    areas text[];
    kept text;
  begin
    for i in 1..cardinality(categories) loop
      way := ways[4 * i - 3:4 * i];
      areas := "national".areas_of(way[4]);
      kept := p_categories[i];
      if set_config('lidhja.cases_open_' || kept, array_to_string(exchange.unclosed(
            case when way[1] is null and way[2] is null then '{}' else "national".cases_assigned(way) end
            || case when way[3] is null then '{}' else "national".cases_cited() end
            || string_to_array(granted[i], ',')::uuid[], categories[i]), ','), true)
          || set_config('lidhja.cases_granted_' || kept, granted[i], true)
          || set_config('lidhja.cases_areas_' || kept, areas::text, true)
          || set_config('lidhja.cases_closed_' || kept,
            case when areas <> '{}' then exchange.closed_records(categories[i])::text end, true)
          || set_config('lidhja.cases_asked_' || kept, statement_timestamp()::text, true) is null
        or areas <> '{}' and areas <> '{AL}' and "national".case_in_my_area('${NOBODY}') is null
      then
        return false;
      end if;
    end loop;
    return true;
  end $$;
  revoke execute on function "national".ask_cases(text[]) from public;
`;

/** The cases of edges are asked with those of the tables. */
const OF_EDGES: readonly Rewriting[] = [
  {
    name: '"national".ask_edges',
    from: ' and "national".ask_cases(p_category) and "national".ask_persons(p_category)',
    to: ' and "national".ask_persons(p_category)',
  },
];

/** Row security asks of the cases of all tables of a statement at once (see security/askAhead). */
export class AskTogether1764000000163 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await rewriteFunctions(runner, OF_EDGES);
    await runner.query(`drop function "national".ask_cases(text); ${ASK_TOGETHER}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop function "national".ask_cases(text[]); ${ASK_CASES}
      revoke execute on function "national".ask_cases(text) from public`);
    await rewriteFunctions(runner, OF_EDGES, true);
  }
}

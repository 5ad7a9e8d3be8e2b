import type { Category } from '@lidhja/policy';
import { securedTables } from './securedTables';

/** What the policy of a table asks: of cases, of persons, or of the edges between them. */
const ASKED = {
  case: 'cases',
  case_status: 'cases',
  case_offence: 'cases',
  case_exploitation: 'cases',
  case_suspect: 'cases',
  case_person: 'edges',
  person: 'persons',
  person_identity: 'persons',
  person_origin: 'persons',
  person_health: 'persons',
  person_age: 'persons',
  identification: 'persons',
} as const;

/** A table of cases or persons, by the name that has rows of its own conditions. */
export type AskedTable = keyof typeof ASKED;

const TABLES = Object.keys(ASKED) as AskedTable[];

/** What an erasure destroys of a person. */
const DESCRIBING: readonly AskedTable[] = [
  ...(['person_identity', 'person_origin', 'person_health', 'person_age'] as const),
];
/** Tables whose rows are found or left out by which cases are past their term, before anything else is asked. */
const BY_TERM: readonly AskedTable[] = [
  ...(['case', 'case_suspect', 'case_person', 'person', 'identification'] as const),
  ...DESCRIBING,
];

/** Tables that the views read. */
const READ_BY = {
  readable_case: ['case', 'case_status'],
  readable_victim: ['case_person', 'person'],
  readable_person: ['person', 'case_person', 'case_status'],
} as const;

/**
 * A condition of a statement that reads cases or persons: what row security asks of them is asked by it once,
 * before any row is looked for. With the first row it would be asked otherwise, hidden or not, and the work
 * would tell that there is one. Belongs beside what the statement asks itself, not into a sub-select.
 *
 * @param relations tables and views that the statement reads
 */
export function asksAhead(...relations: readonly (AskedTable | keyof typeof READ_BY)[]): string {
  const tables = relations.flatMap((one) =>
    one in READ_BY ? READ_BY[one as keyof typeof READ_BY] : one,
  );
  return `"national".ask_ahead('{${[...new Set(tables)].join(',')}}')`;
}

const coordinateOf = (table: AskedTable): string => {
  if (table === 'person_age') return 'Person.ageBand';
  const serves = securedTables.tables.find((one) => one.table === table)?.serves ?? {};
  return Object.values(serves).flat()[0] ?? '';
};

const whenRead = (tables: Iterable<AskedTable>): string =>
  `p_tables && '{${[...tables].join(',')}}'`;

/** Cases of all tables are asked together, by category; an edge asks them too. */
function askCases(byCategory: ReadonlyMap<Category, readonly AskedTable[]>): string {
  const named = [...byCategory].map(
    ([category, tables]) =>
      `case when ${whenRead(tables)} then '${category === 'OPEN' ? 'any' : category}' end`,
  );
  return `"national".ask_cases(array_remove(array[${named.join(', ')}], null))`;
}

/**
 * SQL for the function that asks ahead, of the categories that are in force for the tables.
 * @throws Error when what a table serves is not declared
 */
export function askAhead(categories: ReadonlyMap<string, Category>): string {
  const ofCases = new Map<Category, AskedTable[]>();
  const asks = new Map<string, AskedTable[]>();
  for (const table of TABLES) {
    const category = categories.get(coordinateOf(table));
    if (!category) throw new Error(`${table} serves nothing that is declared`);
    const kind = ASKED[table];
    if (kind !== 'persons') ofCases.set(category, [...(ofCases.get(category) ?? []), table]);
    const ask = `"national".ask_${kind}(${category === 'OPEN' ? 'null' : `'${category}'`})`;
    if (kind !== 'cases') asks.set(ask, [...(asks.get(ask) ?? []), table]);
  }
  const all = [[askCases(ofCases), [...ofCases.values()].flat()] as const, ...asks];
  const past = `and case when ${whenRead(BY_TERM)} then "national".ask_past(${whenRead(DESCRIBING)}) else true end`;
  const lines = all.map(
    ([ask, tables]) => `and case when ${whenRead(tables)} then ${ask} else true end`,
  );
  return `
  create or replace function "national".ask_ahead(p_tables text[]) returns boolean
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
  begin return true
    ${past}
    ${lines.join('\n    ')};
  end $$;
  revoke execute on function "national".ask_ahead from public;
  grant execute on function "national".ask_ahead to lidhja_national;`;
}

import type { Client } from 'pg';
import { observe } from '../rows/observe';
import type { Probe } from '../rows/Probe';

/** Who can log in and serves; whoever keeps the tables may read all of them. */
const SERVING = `pg_roles r where r.rolname like 'lidhja\\_%'
  and r.rolname not in ('lidhja_migrator', 'lidhja_bench')`;
const OURS = `(select oid from pg_namespace where nspname !~ '^pg_' and nspname <> 'information_schema')`;

const FUNCTIONS = `select r.rolname as role, f.oid::regprocedure::text as tries, f.oid::regproc::text as name,
    array(select format_type(t, null) from unnest(f.proargtypes) with ordinality as a (t, at) order by at) as types
  from pg_proc f cross join ${SERVING} and f.pronamespace in ${OURS}
    and f.prorettype <> 'trigger'::regtype and has_function_privilege(r.oid, f.oid, 'execute')`;
const TABLES = `select r.rolname as role, c.oid::regclass::text as tries,
    string_agg(quote_ident(a.attname), ', ' order by a.attnum) as columns
  from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  cross join ${SERVING} and c.relnamespace in ${OURS} and c.relkind in ('r', 'p', 'v', 'm')
    and has_schema_privilege(r.oid, c.relnamespace, 'usage')
    and has_column_privilege(r.oid, c.oid, a.attnum, 'select')
  group by 1, 2`;

/** What says of a record that it is protected, that it bears codes, or what was decided about it. */
const MARKING = ['seal', 'handling', 'judicial_authorisation', 'necessity'];
const RECORDS = MARKING.map((table) => `select record from exchange.${table}`).join(' union ');
const CATEGORIES = 'select null as category union select category from exchange.handling';

/** What makes the world in which no record is protected or marked. */
const UNMARKED = `${MARKING.map((table) => `delete from exchange.${table}`).join('; ')};
  delete from exchange.handling_permission; delete from "national".child_decision`;

interface Callable {
  readonly role: string;
  readonly tries: string;
  readonly name: string;
  readonly types: readonly string[];
}

const callsOf = (
  { role, tries, name, types }: Callable,
  records: readonly string[],
  categories: readonly (string | null)[],
): Probe[] => {
  const whole = `'{${records.join(',')}}'::uuid[]`;
  const given = (type: string, record: string, category: string | null): string => {
    if (type === 'uuid[]') return whole;
    if (type === 'uuid') return `'${record}'::uuid`;
    return type === 'text' && category ? `'${category}'::text` : `null::${type}`;
  };
  const statements = records.flatMap((record) =>
    categories.map(
      (category) =>
        `select * from ${name}(${types.map((type) => given(type, record, category)).join(', ')})`,
    ),
  );
  return [...new Set(statements)].map((sql) => ({ name: sql, role, settings: {}, sql, tries }));
};

/** Every function that a part may call and every table that it may read of, asked without a session. */
async function questions(client: Client): Promise<Probe[]> {
  const listed = async <T extends object>(sql: string): Promise<T[]> =>
    (await client.query<T>(sql)).rows;
  const records = (await listed<{ record: string }>(RECORDS)).map(({ record }) => record);
  const categories = (await listed<{ category: string | null }>(CATEGORIES)).map(
    ({ category }) => category,
  );
  const functions = await listed<Callable>(FUNCTIONS);
  const tables = await listed<{ role: string; tries: string; columns: string }>(TABLES);
  return [
    ...functions.flatMap((one) => callsOf(one, records, categories)),
    ...tables.map(({ role, tries, columns }) => {
      const sql = `select ${columns} from ${tries}`;
      return { name: sql, role, settings: {}, sql, tries };
    }),
  ];
}

/** What was asked, and what of it was answered otherwise in a world without protected or marked records. */
export interface Told {
  readonly asked: number;
  /** Roles and what they asked, each once. */
  readonly told: readonly string[];
}

/**
 * Asks as each login role, with no session set, in a world with protected and marked records and in the
 * same one without; all is taken back.
 *
 * @param client the administrator's
 * @param fault sent beforehand
 * @param only the one function that is asked for; everything where it is left out
 */
export async function askWithoutSession(
  client: Client,
  fault = 'select',
  only?: string,
): Promise<Told> {
  await client.query('begin');
  try {
    await client.query(fault);
    const all = await questions(client);
    const probes = all.filter(({ tries }) => only === undefined || tries === only);
    const ask = async (): Promise<string[]> => {
      const answers: string[] = [];
      for (const probe of probes) answers.push(await observe(client, probe));
      return answers;
    };
    const marked = await ask();
    await client.query(UNMARKED);
    const unmarked = await ask();
    const told = probes
      .filter((_, at) => marked[at] !== unmarked[at])
      .map(({ role, tries }) => `${role}: ${tries}`);
    return { asked: probes.length, told: [...new Set(told)].sort() };
  } finally {
    await client.query('rollback');
  }
}

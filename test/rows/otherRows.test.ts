import { PURPOSES, REQUESTER_KINDS } from '@lidhja/policy';
import type { Client } from 'pg';
import { TestDatabase } from '../testkit/TestCluster';
import { observe } from './observe';
import { OTHER_TABLES, type Asker, type OtherTable } from './otherRows';
import { sessionOf } from './sessions';

jest.setTimeout(240_000);

let database: TestDatabase;
beforeAll(async () => {
  database = await TestDatabase.create();
});
afterAll(() => database.drop());

const WHO = [
  ['inspector', 'oversight'],
  ['vatra-social-worker', 'vatra'],
  ['police-vlora', 'police-vlora'],
  ['employment-adviser', 'employment-vlora'],
  ['prosecutor-vlora', 'prosecutor-vlora'],
  ['prosecutor-fier', 'prosecutor-fier'],
] as const;
const everyone = WHO.flatMap(([official, organisation]) =>
  REQUESTER_KINDS.filter((kind) => kind !== 'public' && kind !== 'data_subject').flatMap((kind) =>
    PURPOSES.map((purpose): Asker => ({ kind, purpose, official, organisation })),
  ),
);
/** Those alone whom the tables tell apart. */
const TELLING: Readonly<Record<string, readonly string[]>> = {
  inspector: ['consular', 'donor', 'ngo', 'media'],
  'vatra-social-worker': ['ngo'],
  'police-vlora': ['police'],
  'employment-adviser': ['employment'],
  'prosecutor-vlora': ['prosecutor'],
  'prosecutor-fier': ['prosecutor'],
};
const few = everyone.filter(
  ({ kind, official, purpose }) =>
    (['ASSISTANCE', 'RETURN', 'PREVENTION', 'IDENTIFICATION'].includes(purpose) ||
      (official === 'prosecutor-fier' && purpose === 'THIS_PROCEEDING')) &&
    TELLING[official]?.includes(kind),
);

/** What is there for some and is not what the engine says, one line each. */
async function differences(
  client: Client,
  tables: readonly OtherTable[],
  askers: readonly Asker[],
  fault?: string,
): Promise<string[]> {
  const found: string[] = [];
  await client.query('begin');
  if (fault) await client.query(`${fault}; discard plans`);
  for (const { table, role, sql, wanted, request = '' } of tables) {
    for (const asker of askers) {
      const { kind, purpose, official, organisation } = asker;
      const settings = sessionOf(kind, purpose, official, organisation, { request });
      const there = await observe(client, {
        name: table,
        role,
        settings,
        sql: `select (${sql}) as it`,
      });
      const right = JSON.stringify([{ it: wanted(asker) }]);
      if (there !== right) found.push(`${table}, ${JSON.stringify(asker)}: ${there}, not ${right}`);
    }
  }
  await client.query('rollback');
  return found;
}

test.each(OTHER_TABLES.map((one) => [one.table, one] as const))(
  'row security of %s lets everyone see what the engine allows, and nothing else',
  async (_table, one) => {
    await database.as('admin', async (client) => {
      // Who asks, beside of what kind and what for, makes a difference for edges to persons alone.
      const askers = one.table.endsWith('_person')
        ? everyone
        : everyone.filter(({ official }) => official === 'inspector');
      expect(await differences(client, [one], askers)).toEqual([]);
    });
  },
);

test('every policy for readers beside cases and persons, changed in turn, is noticed by that', async () => {
  await database.as('admin', async (client) => {
    const { rows } = await client.query<{ table: string; open: boolean }>(
      `select polrelid::regclass::text as table, pg_get_expr(polqual, polrelid) = 'true' as open
       from pg_policy where polname = 'readable' and (polrelid = '"national".area'::regclass
         or not polrelid::regclass::text like '"national".%')`,
    );
    expect(rows.map(({ table }) => table).sort()).toEqual(
      [...new Set(OTHER_TABLES.map(({ table }) => table))].sort(),
    );
    const unseen: string[] = [];
    for (const { table, open } of rows) {
      const faults = [
        `alter policy readable on ${table} using (false)`,
        `drop policy readable on ${table}`,
        ...(open
          ? []
          : [
              `alter policy readable on ${table} using (true)`,
              `alter table ${table} no force row level security, disable row level security`,
            ]),
      ];
      const tables = OTHER_TABLES.filter((one) => one.table === table);
      for (const fault of faults) {
        if ((await differences(client, tables, few, fault)).length === 0) unseen.push(fault);
      }
    }
    expect(unseen).toEqual([]);
  });
});

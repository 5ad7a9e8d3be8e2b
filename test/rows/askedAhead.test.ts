import type { Client } from 'pg';
import { shapeOfPlan } from '../worlds/shapeOfPlan';
import { tellPlans } from '../worlds/WorldDatabase';
import { TestDatabase } from '../testkit/TestCluster';
import { SECURED } from './secured';
import { SESSIONS, type Settings } from './sessions';

jest.setTimeout(240_000);

let database: TestDatabase;
beforeAll(async () => {
  database = await TestDatabase.create();
  await tellPlans(database);
});
afterAll(() => database.drop());

const NOWHERE = '00000000-0000-4000-8000-000000000000';
/** Columns that the hub reads rows of a table by. */
const KEYS: Readonly<Record<string, readonly string[]>> = {
  '"case"': ['id'],
  person: ['id'],
  case_person: ['case_id', 'person_id'],
};
const keysOf = (table: string): readonly string[] =>
  KEYS[table] ?? [table.startsWith('case_') ? 'case_id' : 'person_id'];

/** Asked of each row where the area decides, as often as there are rows. */
const OF_A_ROW = /where (c\.id = p_case|e\.person_id = p_person)/;

/** Statements inside of functions that ran for a question, as often as they did. */
class Hearing {
  private texts: string[] = [];

  constructor(private readonly client: Client) {
    client.on('notice', ({ message = '' }) => {
      const shape = shapeOfPlan(message);
      if (shape !== null)
        this.texts.push((JSON.parse(shape) as { 'Query Text': string })['Query Text']);
    });
  }

  async ask(session: Settings, sql: string, values: readonly unknown[]): Promise<string[]> {
    await this.client.query('begin; discard plans');
    const settings = Object.entries(session).flat();
    await this.client.query(
      `select ${Object.keys(session)
        .map((_, at) => `set_config('lidhja.' || $${2 * at + 1}, $${2 * at + 2}, true)`)
        .join(', ')}`,
      settings,
    );
    this.texts = [];
    await this.client.query(sql, [...values]);
    await this.client.query('rollback');
    const inside = this.texts.filter((text) => text !== sql);
    const once = new Set(inside.filter((text) => OF_A_ROW.test(text)));
    return [...inside.filter((text) => !once.has(text)), ...once].sort();
  }
}

type Asking = (table: string) => string;

/** As every statement of the hub does. */
const ahead: Asking = (table) => `"national".ask_ahead('{${table.replaceAll('"', '')}}')`;
const withRows: Asking = () => 'true';

/** Ways of reading a table for which something else is asked where there are rows than where there are none. */
async function turned(
  client: Client,
  tables: readonly string[],
  asking: Asking,
): Promise<string[]> {
  const hearing = new Hearing(client);
  const found: string[] = [];
  for (const table of tables)
    for (const key of keysOf(table)) {
      const ids = await database.as('admin', (admin) =>
        admin.query<{ id: string }>(`select distinct ${key} as id from "national".${table}`),
      );
      const sql = `select count(*) from "national".${table} where ${asking(table)} and ${key} = any ($1)`;
      for (const [name, session] of Object.entries(SESSIONS)) {
        const none = await hearing.ask(session, sql, [[NOWHERE]]);
        const all = await hearing.ask(session, sql, [ids.rows.map(({ id }) => id)]);
        if (none.join() !== all.join()) found.push(`${table} by ${key}: ${name}`);
      }
    }
  return found;
}

test('what row security asks of cases and persons is asked whether there are rows or not', async () => {
  const found = await database.as('lidhja_national', (client) =>
    turned(client, [...SECURED, 'person_age'], ahead),
  );
  expect(found).toEqual([]);
});

test('a statement that does not ask ahead would be seen', async () => {
  const found = await database.as('lidhja_national', (client) =>
    turned(client, ['person'], withRows),
  );
  expect(found.length).toBeGreaterThan(20);
});

test('a policy that asks with its rows would be seen', async () => {
  await database.as('admin', (client) =>
    client.query(`alter policy readable on "national".case_offence
      using (case_id in (select unnest((select "national".open_cases('OFFENCE'))::uuid[])))`),
  );
  const found = await database.as('lidhja_national', (client) =>
    turned(client, ['case_offence', 'case_suspect'], ahead),
  );
  expect(found.length).toBeGreaterThan(20);
  expect(found.filter((one) => !one.startsWith('case_offence by'))).toEqual([]);
});

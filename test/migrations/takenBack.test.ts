import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { findRoot } from '../testkit/root';
import { TestDatabase } from '../testkit/TestCluster';
import { catalogueOf } from './catalogueOf';
import { PACKAGES, takeBack } from './takenBack';

jest.setTimeout(240_000);

let database: TestDatabase;
beforeAll(async () => {
  database = await TestDatabase.create();
});
afterAll(() => database.drop());

const url = (): string => database.url('lidhja_migrator');
const catalogue = (): Promise<string[]> => database.as('admin', catalogueOf);

/** Brings a package up, as the launcher does. */
const bringUp = (folder: string): Promise<unknown> =>
  promisify(execFile)(process.execPath, [join(findRoot(), folder, 'dist', 'migrate.js')], {
    env: { NODE_ENV: 'production', DATABASE_URL: url() },
  });

const less = (some: readonly string[], others: readonly string[]): string[] => {
  const known = new Set(others);
  return some.filter((line) => !known.has(line));
};

const written = (folder: string): number =>
  readdirSync(join(findRoot(), folder, 'migrations')).filter((name) => /\d{13}\.ts$/.test(name))
    .length;

test.each([
  ['a policy', 'alter policy readable on "national".person using (true)'],
  ['a right', 'grant select on exchange.seal to lidhja_local'],
  ['a right to a column', 'revoke select (needs) on "national".person_health from lidhja_national'],
  ['a function', 'alter function exchange.sealed_records() cost 7'],
  ['a check', 'alter table exchange.consent drop constraint consent_check'],
  ['row security', 'alter table exchange.consent_person no force row level security'],
])('the catalogue tells when %s is another', async (_what, sql) => {
  await database.as('admin', async (client) => {
    const before = await catalogueOf(client);
    await client.query('begin');
    await client.query(sql);
    const after = await catalogueOf(client);
    await client.query('rollback');
    expect([...less(before, after), ...less(after, before)]).not.toEqual([]);
  });
});

test('every migration of every package is taken back whole, and made again as it was', async () => {
  // Where something is recorded it is not taken back: here, with which keys the hub began.
  await database.as('admin', (client) => client.query('delete from audit.entry'));
  const first = await catalogue();
  const taken: Record<string, number> = {};
  for (const schema of Object.keys(PACKAGES).reverse())
    taken[schema] = await takeBack(schema, url());
  expect(taken).toEqual(
    Object.fromEntries(
      Object.entries(PACKAGES).map(([schema, folder]) => [schema, written(folder)]),
    ),
  );
  // What is left is where the migrations themselves are counted, and schemas that setting up made.
  expect(
    (await catalogue()).filter((line) => !/^schema |\.migration\b|migration_id_seq/.test(line)),
  ).toEqual([]);

  for (const folder of Object.values(PACKAGES)) await bringUp(folder);
  const second = await catalogue();
  expect({ gone: less(first, second), added: less(second, first) }).toEqual({
    gone: [],
    added: [],
  });
  expect(second.length).toBeGreaterThan(500);
});

import { sampleId } from '@lidhja/platform';
import type { Client } from 'pg';
import { TestDatabase } from '../testkit/TestCluster';

let database: TestDatabase;
beforeAll(async () => {
  database = await TestDatabase.create();
});
afterAll(() => database.drop());

/** Runs a statement as the local subgraph for a persona, in a transaction that is always rolled back. */
const asLocal = (
  persona: string | null,
  purpose: string | null,
  sql: string,
  parameters: unknown[] = [],
): Promise<{ rows: Record<string, unknown>[]; error?: string }> =>
  database.as('lidhja_local', async (client: Client) => {
    await client.query('begin');
    await client.query('select exchange.open_session($1, $2, $3, null)', [
      persona === null ? null : 'urn:lidhja:sample',
      persona,
      purpose,
    ]);
    try {
      const { rows } = await client.query<Record<string, unknown>>(sql, parameters);
      return { rows };
    } catch (error) {
      return { rows: [], error: (error as { code: string }).code };
    } finally {
      await client.query('rollback');
    }
  });

const SOUND = {
  network: sampleId('network/rilat'),
  by: sampleId('organisation/rilat'),
  provenance: 'REPORTED',
  synthetic: true,
};
const insert = (
  persona: string,
  purpose: string,
  change: Partial<typeof SOUND> = {},
): Promise<{ error?: string }> => {
  const row = { ...SOUND, ...change };
  return asLocal(
    persona,
    purpose,
    `insert into "local".activity (network, title, kind, starts_on, audience, published_by, provenance,
       synthetic) values ($1, 'Written past the resolvers', 'OTHER', '2026-01-01', 'OPEN', $2, $3, $4)`,
    [row.network, row.by, row.provenance, row.synthetic],
  );
};
const REFUSED = '42501';

test('row security lets a secretariat write for its own network, in its own name, marked', async () => {
  expect(await insert('rilat-secretary', 'PREVENTION')).toEqual({ rows: [] });
});

test.each([
  ['in another’s name', 'rilat-secretary', 'PREVENTION', { by: sampleId('organisation/vatra') }],
  [
    'for another network',
    'rilat-secretary',
    'PREVENTION',
    { network: sampleId('network/elbasan') },
  ],
  ['as if a publication stated it', 'rilat-secretary', 'PREVENTION', { provenance: 'SOURCE' }],
  ['as if it were real', 'rilat-secretary', 'PREVENTION', { synthetic: false }],
  ['for another purpose', 'rilat-secretary', 'STATISTICS', {}],
  [
    'as a member that does not publish',
    'police-vlora',
    'PREVENTION',
    { by: sampleId('organisation/police-vlora') },
  ],
])('row security refuses to write %s', async (_how, persona, purpose, change) => {
  expect(await insert(persona, purpose, change)).toEqual({ rows: [], error: REFUSED });
});

test.each([
  `update "local".activity set title = 'changed'`,
  `delete from "local".activity`,
  `insert into "local".network (name, synthetic) values ('Invented', true)`,
  `select * from exchange.referral`,
])('the subgraph has no right to: %s', async (sql) => {
  expect(await asLocal('rilat-secretary', 'PREVENTION', sql)).toEqual({ rows: [], error: REFUSED });
});

const HIDDEN = `select (select count(*)::int from "local".activity where audience = 'MEMBERS') as activities,
  (select count(*)::int from "local".contact_point) as "contactPoints"`;

test.each([
  [null, null],
  [null, 'PREVENTION'],
  ['journalist', 'PREVENTION'],
  ['donor', 'OVERSIGHT'],
  ['italy-agency', 'THIS_PROCEEDING'],
  ['police-vlora', null],
  ['police-vlora', 'THIS_PROCEEDING'],
])('what is for members is not there for %s with %s', async (persona, purpose) => {
  const { rows } = await asLocal(persona, purpose, HIDDEN);
  expect(rows).toEqual([{ activities: 0, contactPoints: 0 }]);
});

test.each([
  ['police-vlora', 'PREVENTION'],
  ['vatra-social-worker', 'ASSISTANCE'],
  ['inspector', 'OVERSIGHT'],
  ['ministry-system', 'STATISTICS'],
])('what is for members is there for %s with %s', async (persona, purpose) => {
  const { rows } = await asLocal(persona, purpose, HIDDEN);
  expect(rows).toEqual([{ activities: 4, contactPoints: 7 }]);
});

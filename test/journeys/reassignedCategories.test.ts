import { requireActivated } from '@lidhja/enforcement';
import type { Category } from '@lidhja/policy';
import { TestDatabase } from '../testkit/TestCluster';

let database: TestDatabase;
beforeAll(async () => {
  database = await TestDatabase.create();
});
afterAll(() => database.drop());

/** What a part does at its start, as its own role. */
const start = (part: string, declared: Record<string, Category>): Promise<void> =>
  database.as(`lidhja_${part}`, (client) =>
    requireActivated(
      {
        query: async (sql: string, values?: unknown[]) => (await client.query(sql, values)).rows,
      } as never,
      new Map(Object.entries(declared)),
    ),
  );

const activate = (subject: string): Promise<number> =>
  database.as('lidhja_migrator', async (client) => {
    const { rows } = await client.query<{ made: string[] }>(
      "select exchange.activate_categories('urn:lidhja:sample', $1) as made",
      [subject],
    );
    return rows[0]?.made.length ?? -1;
  });

const FIRST: Record<string, Category> = { 'Case.stage': 'CASE_STATUS', 'Case.id': 'OPEN' };
const NEXT: Record<string, Category> = { ...FIRST, 'Case.stage': 'OPEN' };

test('a part serves only categories that were activated, by a second person', async () => {
  await start('national', FIRST);
  await start('national', { ...FIRST, 'Case.added': 'SUSPECT' });
  await expect(start('national', NEXT)).rejects.toThrow(
    /Case\.stage: CASE_STATUS → OPEN.*npm run policy -- show/,
  );
  // Asked again, it is one change and not two; the build before it still serves.
  await expect(start('national', NEXT)).rejects.toThrow('second person');
  await start('national', FIRST);
  for (const subject of ['prosecutor-vlora', 'ministry-system', 'nobody']) {
    await expect(activate(subject)).rejects.toThrow('NOT_AVAILABLE');
  }
  await expect(start('national', NEXT)).rejects.toThrow('second person');
  expect(await activate('national-coordinator')).toBe(1);
  await start('national', NEXT);
  await expect(start('national', FIRST)).rejects.toThrow('Case.stage: OPEN → CASE_STATUS');
});

test('no part speaks for another', async () => {
  await start('local', { 'Case.stage': 'SUSPECT' });
  await expect(
    database.as('lidhja_local', (client) =>
      client.query(
        "select exchange.activate_categories('urn:lidhja:sample', 'national-coordinator')",
      ),
    ),
  ).rejects.toThrow('permission denied');
});

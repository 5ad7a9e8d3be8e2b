import { partDataSource } from '@lidhja/platform';
import { TestDatabase } from '../testkit/TestCluster';

const CANARY = 'CANARY-8f14e45f';

type DataSource = ReturnType<typeof partDataSource>;

let database: TestDatabase;
beforeAll(async () => {
  database = await TestDatabase.create();
});
afterAll(() => database.drop());

/** All that is written while a statement with a canary runs, and while one fails. */
const writtenBy = async (source: DataSource): Promise<string> => {
  const written: unknown[] = [];
  const spies = (['log', 'info', 'warn', 'error', 'debug'] as const).map((name) =>
    jest
      .spyOn(console, name)
      .mockImplementation((...said: unknown[]) => void written.push(...said)),
  );
  await source.initialize();
  try {
    await source.query('select $1::text', [CANARY]);
    await source.query('select $1::int', [CANARY]).catch(() => undefined);
  } finally {
    await source.destroy();
    for (const spy of spies) spy.mockRestore();
  }
  return written.join(' ');
};

test('a part writes nothing of its statements and their parameters, nor of one that fails', async () => {
  const source = partDataSource('national', database.url('lidhja_national'), []);
  expect(await writtenBy(source)).toBe('');
});

test('a data source that logs would write them', async () => {
  const quiet = partDataSource('national', database.url('lidhja_national'), []);
  const Source = quiet.constructor as new (options: object) => DataSource;
  const logs = new Source({ ...quiet.options, logging: true, logger: 'simple-console' });
  expect(await writtenBy(logs)).toContain(CANARY);
});

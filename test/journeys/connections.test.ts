import { openDataSource, partDataSource } from '@lidhja/platform';
import type { Pool } from 'pg';
import { TestHub, type PersonaQuestion } from '../testkit/TestHub';

let hub: TestHub;
beforeAll(async () => {
  hub = await TestHub.start();
});
afterAll(() => hub.stop());

const question: PersonaQuestion = {
  persona: 'prosecutor-vlora',
  purpose: 'THIS_PROCEEDING',
  reason: 'Reads the cases of the office',
  document: '{ assignedCases(first: 1) { nodes { stage } } }',
};

test('connections that die under load fail what they were asked with a clear code, and nothing more', async () => {
  let running = true;
  const killer = hub.database.as('admin', async (client) => {
    for (let round = 0; round < 20; round += 1) {
      await client.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and usename like 'lidhja\\_%'`,
      );
    }
    running = false;
  });
  const answers: { status: number; bytes: string }[] = [];
  const line = async (): Promise<void> => {
    do answers.push(await hub.ask(question));
    while (running);
  };
  await Promise.all([killer, line(), line(), line(), line()]);
  for (const { status, bytes } of answers) {
    const whole = status === 200 && bytes.includes('"stage":"');
    const refused = bytes.includes('PART_UNAVAILABLE') || bytes.includes('RECORD_NOT_KEPT');
    expect([bytes, whole || refused]).toEqual([bytes, true]);
  }
  expect((await hub.ask(question)).bytes).toContain('"stage":"');
});

type DataSource = ReturnType<typeof partDataSource>;

/** @returns whether the second of two callers is served on the connection of the first, idle for longer than one may be */
const keeps = async (source: DataSource): Promise<boolean> => {
  await openDataSource(source);
  try {
    const { master } = source.driver as unknown as { master: Pool };
    master.options.idleTimeoutMillis = 1;
    const served = (): Promise<unknown> => source.query('select pg_backend_pid() as process');
    const first = await served();
    // Another asks meanwhile what takes the database far longer than that.
    await hub.database.as('admin', (client) =>
      client.query('select count(*) from generate_series(1, 300000)'),
    );
    return JSON.stringify(first) === JSON.stringify(await served());
  } finally {
    await source.destroy();
  }
};

test('a caller now and then finds a connection that was kept, as none is unless it is said', async () => {
  const source = partDataSource('national', hub.database.url('lidhja_national'), []);
  const Source = source.constructor as new (options: object) => DataSource;
  const without = new Source({ ...source.options, extra: {} });
  expect(await keeps(source)).toBe(true);
  expect(await keeps(without)).toBe(false);
});

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

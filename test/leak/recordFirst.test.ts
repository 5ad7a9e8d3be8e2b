import { TestHub, type PersonaQuestion } from '../testkit/TestHub';

let hub: TestHub;
beforeAll(async () => {
  hub = await TestHub.start();
});
afterAll(() => hub.stop());

const REFERENCE = 'VL-2026-0001';
const question: PersonaQuestion = {
  persona: 'prosecutor-vlora',
  purpose: 'THIS_PROCEEDING',
  reason: 'Reads a case of the office',
  document: `{ findCase(reference: "${REFERENCE}") { reference stage suspects { familyName } } }`,
};

const admin = (sql: string): Promise<unknown> =>
  hub.database.as('admin', (client) => client.query(sql));
const RECORD = 'function audit.record(jsonb)';

test('a recorded read gives the case', async () => {
  const answer = await hub.ask(question);
  expect(answer.status).toBe(200);
  expect(answer.bytes).toContain('"stage":"');
});

test.each(['national', 'gateway'])(
  'when %s cannot write the record, nothing leaves',
  async (part) => {
    await admin(`revoke execute on ${RECORD} from lidhja_${part}`);
    try {
      const answer = await hub.ask(question);
      expect(answer.bytes).not.toContain(`"reference":"${REFERENCE}"`);
      expect(answer.bytes).not.toContain('"stage":"');
      expect(answer.bytes).toContain('RECORD_NOT_KEPT');
    } finally {
      await admin(`grant execute on ${RECORD} to lidhja_${part}`);
    }
    expect((await hub.ask(question)).bytes).toContain('"stage":"');
  },
);

test('a write whose record cannot be written is not there afterwards', async () => {
  const publish: PersonaQuestion = {
    persona: 'rilat-secretary',
    purpose: 'PREVENTION',
    reason: 'Publishes what the network does',
    document: `mutation P($input: PublishActivityInput!) { publishActivity(input: $input) { repeated } }`,
    variables: {
      input: {
        idempotencyKey: 'unrecorded-write-1',
        networkId: (
          (await admin(`select id from "local".network where name = 'RILAT'`)) as {
            rows: { id: string }[];
          }
        ).rows[0]?.id,
        title: 'An activity that must not stay',
        kind: 'TRAINING',
        startsOn: '2026-11-18',
        audience: 'OPEN',
      },
    },
  };
  const count = async (): Promise<unknown> =>
    (
      (await admin(
        `select count(*)::int as n from "local".activity where title = 'An activity that must not stay'`,
      )) as { rows: { n: number }[] }
    ).rows[0]?.n;
  await admin(`revoke execute on ${RECORD} from lidhja_local`);
  try {
    expect((await hub.ask(publish)).bytes).toContain('RECORD_NOT_KEPT');
  } finally {
    await admin(`grant execute on ${RECORD} to lidhja_local`);
  }
  expect(await count()).toBe(0);
  expect((await hub.ask(publish)).bytes).toContain('"repeated":false');
  expect(await count()).toBe(1);
});

test('the record holds coordinates and ids, and no value', async () => {
  const answer = await hub.ask(question);
  const name = /"familyName":"([^"]+)"/.exec(answer.bytes)?.[1] ?? '';
  expect(name).not.toBe('');
  const { rows } = (await admin('select payload::text as text from audit.entry')) as {
    rows: { text: string }[];
  };
  const all = rows.map((row) => row.text).join('\n');
  expect(all).toContain('CaseSuspect.familyName');
  expect(all).not.toContain(name);
  expect(all).not.toContain(REFERENCE);
});

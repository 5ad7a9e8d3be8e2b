import { createHash } from 'node:crypto';
import { fingerprintOf } from '@lidhja/exchange';
import { sampleId } from '@lidhja/platform';
import type { Answer } from '../examples/ask';
import { TestHub } from '../testkit/TestHub';

let hub: TestHub;
beforeAll(async () => {
  hub = await TestHub.start();
});
afterAll(() => hub.stop());

const PUBLISHED = {
  idempotencyKey: 'publish-once-and-only-once',
  networkId: sampleId('network/rilat'),
  title: 'A round table with schools',
  kind: 'JOINT_ACTION',
  startsOn: '2026-11-18',
  audience: 'OPEN',
};

const publish = (changes: object = {}, persona = 'rilat-secretary'): Promise<Answer> =>
  hub.ask({
    ...(persona === 'public' ? {} : { persona }),
    purpose: 'PREVENTION',
    reason: 'Publishes what the network does',
    document: `mutation ($input: PublishActivityInput!) {
      publishActivity(input: $input) { repeated activity { id } } }`,
    variables: {
      input: { ...PUBLISHED, ...changes },
    },
  });

const published = (title: string): Promise<number> =>
  hub.database.as('admin', async (client) => {
    const sql = 'select count(*)::int as n from "local".activity where title = $1';
    const { rows } = await client.query<{ n: number }>(sql, [title]);
    return rows[0]?.n ?? -1;
  });

const all = (): Promise<unknown> =>
  hub.database.as('admin', async (client) => {
    const { rows } = await client.query<{ n: number }>(
      'select count(*)::int as n from "local".activity',
    );
    return rows[0]?.n;
  });

const code = ({ body }: Answer): unknown =>
  (body?.errors as { extensions: { code: string } }[] | undefined)?.[0]?.extensions.code;

test('twenty copies of one submission at once are one activity, and all get its id', async () => {
  const answers = await Promise.all(Array.from({ length: 20 }, () => publish()));
  expect(answers.map(code)).toEqual(answers.map(() => undefined));
  const payloads = answers.map(
    ({ body }) =>
      (body?.data as { publishActivity: { repeated: boolean; activity: { id: string } } })
        .publishActivity,
  );
  expect(new Set(payloads.map((one) => one.activity.id)).size).toBe(1);
  expect(payloads.filter((one) => !one.repeated)).toHaveLength(1);
  expect(await published('A round table with schools')).toBe(1);
});

const digests = (keys: readonly string[]): Promise<string[]> =>
  hub.database.as('admin', async (client) => {
    const sql = 'select digest from exchange.idempotency_key where key = any ($1) order by key';
    return (await client.query<{ digest: string }>(sql, [keys])).rows.map(({ digest }) => digest);
  });

test('what stands beside a key is another in each row, and no digest of what was sent', async () => {
  const title = 'The same in both (synthetic)';
  const keys = ['fingerprint-one', 'fingerprint-two'];
  for (const idempotencyKey of keys)
    expect(code(await publish({ idempotencyKey, title }))).toBeUndefined();
  const found = await digests(keys);
  expect(found).toEqual([
    expect.stringMatching(/^[0-9a-f]{64}$/),
    expect.stringMatching(/^[0-9a-f]{64}$/),
  ]);
  expect(new Set(found).size).toBe(2);
  // As it would be without the key of the part.
  const write = { operation: 'publishActivity', purpose: 'PREVENTION' };
  for (const idempotencyKey of keys) {
    const input = { ...PUBLISHED, idempotencyKey, title };
    const keyless = { fingerprint: (text: string) => text };
    const text = fingerprintOf(keyless, { ...write, idempotencyKey, input });
    expect(found).not.toContain(createHash('sha256').update(text).digest('hex'));
  }
});

test('the same key with another input is refused, whatever of it is another', async () => {
  const again = await publish({ idempotencyKey: 'fingerprint-one', title: 'Another (synthetic)' });
  expect(code(again)).toBe('IDEMPOTENCY_KEY_REUSED');
});

test('the key of another organisation is another key', async () => {
  const title = 'A training of its own';
  const answer = await publish({ title }, 'vatra-social-worker');
  expect(code(answer)).toBeUndefined();
  expect(await published(title)).toBe(1);
});

test.each([
  ['a network that is not theirs', { networkId: sampleId('network/elbasan') }],
  ['a network that does not exist', { networkId: sampleId('network/none') }],
])('nobody publishes for %s', async (_name, change) => {
  const title = 'An activity in a foreign name';
  const answer = await publish({ ...change, title, idempotencyKey: `foreign-${_name}` });
  expect(code(answer)).toBe('NOT_AVAILABLE');
  expect(await published(title)).toBe(0);
});

test.each(['donor', 'journalist', 'italy-agency', 'public'])(
  '%s cannot publish at all',
  async (persona) => {
    const title = 'An activity of an outsider';
    const answer = await publish({ title, idempotencyKey: 'outsider-key' }, persona);
    expect(answer.body?.data ?? null).toBeNull();
    expect(code(answer)).toBeDefined();
    expect(await published(title)).toBe(0);
  },
);

test.each([
  ['an end before the beginning', { endsOn: '2026-11-01' }, 'input.endsOn'],
  ['a date that is none', { startsOn: '2026-02-31' }, undefined],
  ['a title without text', { title: '' }, 'input.title'],
  ['a kind that does not exist', { kind: 'PARTY' }, '$input.kind'],
  ['an id that is none', { networkId: "' or 1=1 --" }, 'input.networkId'],
])('%s is refused by name and nothing is written', async (name, change, at) => {
  const before = await all();
  const answer = await publish({ idempotencyKey: `invalid-${name}`, ...change });
  const [error] = (answer.body?.errors ?? []) as {
    extensions: { code: string; next: string; at?: string };
  }[];
  expect(['INPUT_INVALID', 'VARIABLES_INVALID']).toContain(error?.extensions.code);
  expect(error?.extensions.next).toMatch(/\w/);
  if (at) expect(error?.extensions.at).toBe(at);
  expect(await all()).toBe(before);
});

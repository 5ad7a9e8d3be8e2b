import { createHash } from 'node:crypto';
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

interface KeyRow {
  readonly key: string;
  readonly digest: string;
  readonly salt: Buffer | null;
}

const keyRows = (keys: readonly string[]): Promise<KeyRow[]> =>
  hub.database.as('admin', async (client) => {
    const sql = 'select key, digest, salt from exchange.idempotency_key where key = any ($1)';
    return (await client.query<KeyRow>(`${sql} order by key`, [keys])).rows;
  });

/** As a part does: whether a key came before with the same, and what was made then. */
const claim = (key: string, digest: string): Promise<string | null> =>
  hub.database.as('lidhja_local', async (client) => {
    await client.query('begin');
    await client.query(
      `select exchange.open_session('urn:lidhja:sample', 'rilat-secretary', 'PREVENTION', null)`,
    );
    const sql = `select exchange.claim_key('asked', $1, $2) as kept`;
    const { rows } = await client.query<{ kept: string | null }>(sql, [key, digest]);
    await client.query('commit');
    return rows[0]?.kept ?? null;
  });

test('what stands beside a key is another digest in each row, of which nobody can have made a list', async () => {
  const [keys, sent] = [['salted-in-one', 'salted-in-two'], 'the same in both'];
  for (const key of keys) expect(await claim(key, sent)).toBeNull();
  const rows = await keyRows(keys);
  expect(rows.map(({ key }) => key)).toEqual(keys);
  expect(new Set([...rows.map(({ digest }) => digest), sent]).size).toBe(3);
  for (const { digest, salt } of rows) {
    expect(salt).toHaveLength(32);
    const salted = createHash('sha256').update(salt as Buffer);
    expect(digest).toBe(salted.update(sent).digest('hex'));
  }
});

test('a write of before there were salts is still known when it is sent again', async () => {
  const [key, made] = ['from-before-the-salts', sampleId('made before')];
  expect(await claim(key, 'as it was sent')).toBeNull();
  await hub.database.as('admin', (client) =>
    client.query(
      `update exchange.idempotency_key set digest = 'as it was sent', salt = null, result = $1
       where key = $2`,
      [made, key],
    ),
  );
  expect(await claim(key, 'as it was sent')).toBe(made);
  await expect(claim(key, 'otherwise')).rejects.toThrow('IDEMPOTENCY_KEY_REUSED');
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

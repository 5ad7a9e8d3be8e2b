import { ClockStore, PastKeys, startWatch } from '@lidhja/international';
import { sampleId } from '@lidhja/platform';
import type { Answer } from '../examples/ask';
import { ServerFiles, formsOf, holding } from '../testkit/ServerFiles';
import { TestHub } from '../testkit/TestHub';

let hub: TestHub;
beforeAll(async () => {
  hub = await TestHub.start();
});
afterAll(() => hub.stop());

const admin = async <T extends object>(sql: string): Promise<T[]> =>
  (await hub.database.as('admin', (client) => client.query<T>(sql))).rows;

const publish = (idempotencyKey: string, title = 'Round table (synthetic)'): Promise<Answer> =>
  hub.ask({
    ...{ persona: 'rilat-secretary', purpose: 'PREVENTION', reason: 'Publishes what it does' },
    document: `mutation ($input: PublishActivityInput!) { publishActivity(input: $input) {
      repeated activity { id title } } }`,
    variables: {
      input: {
        ...{ idempotencyKey, networkId: sampleId('network/rilat'), title, kind: 'JOINT_ACTION' },
        ...{ startsOn: '2026-11-20', audience: 'OPEN' },
      },
    },
  });
interface Published {
  readonly repeated: boolean;
  readonly activity: { readonly id: string; readonly title: string };
}
const published = async (...sent: Parameters<typeof publish>): Promise<Published> => {
  const { body, bytes } = await publish(...sent);
  if (!body?.data) throw new Error(bytes);
  return (body.data as unknown as { publishActivity: Published }).publishActivity;
};

/** Time passes for one key, without anybody waiting for it. */
const written = (key: string, ago: string): Promise<unknown> =>
  admin(`update exchange.idempotency_key set made_at = clock_timestamp() - interval '${ago}'
    where key = '${key}'`);
const kept = async (...keys: string[]): Promise<string[]> =>
  (
    await admin<{ key: string }>(
      `select key from exchange.idempotency_key where key = any ('{${keys.join()}}') order by key`,
    )
  ).map(({ key }) => key);
const forget = async (): Promise<number> => {
  const store = new ClockStore(hub.database.url('lidhja_international'));
  try {
    return await new PastKeys({ store }).round();
  } finally {
    await store.close();
  }
};

test('a key is kept for a year and then forgotten, and nothing else of its write', async () => {
  const [old, young] = ['ostrich-key-old', 'ostrich-key-young'];
  const first = await published(old);
  await published(young);
  await written(young, 'P364D');
  await written(old, 'P364D');
  expect(await forget()).toBe(0);
  expect(await published(old)).toEqual({ ...first, repeated: true });
  await written(old, 'P367D');
  const row = `select to_jsonb(a) as row from "local".activity a where a.id = '${first.activity.id}'`;
  const before = await admin(row);
  expect(before).toHaveLength(1);
  expect(await forget()).toBe(1);
  expect(await kept(old, young)).toEqual([young]);
  expect(await admin(row)).toEqual(before);
  expect(await forget()).toBe(0);
  // Sent again it is a new write, whatever its input.
  const again = await published(old, 'Another round table (synthetic)');
  expect(again).toMatchObject({ repeated: false });
  expect(again.activity.id).not.toBe(first.activity.id);
});

test('the international part does it by itself, for keys of every part', async () => {
  await admin(`insert into exchange.idempotency_key (organisation, operation, key, digest, made_at)
    select gen_random_uuid(), o, 'emu-key-' || o, 'digest', clock_timestamp() - interval 'P2Y'
    from unnest('{decideRequest,publishActivity,submitInformationRequest}'::text[]) o`);
  await startWatch({
    ...{ host: '127.0.0.1', port: 0, keys: '', subgraphs: {}, supergraph: '' },
    databaseUrl: hub.database.url('lidhja_international'),
    logLevel: 'silent',
  }).stop();
  expect(await admin(`select from exchange.idempotency_key where key like 'emu-key-%'`)).toEqual(
    [],
  );
});

test('a round takes some, oldest first, by one statement however many there are', async () => {
  await admin(`insert into exchange.idempotency_key (organisation, operation, key, digest, made_at)
    select '${sampleId('organisation/police-vlora')}', 'decideRequest', 'rhea-key-' || n, 'digest',
      clock_timestamp() - interval 'P2Y' - n * interval 'PT1S' from generate_series(1, 1001) n`);
  const counted = async (): Promise<{ rows: number; statements: number }> => {
    const store = new ClockStore(hub.database.url('lidhja_international'));
    let statements = 0;
    const within: ClockStore['within'] = (work) =>
      store.within((query) =>
        work((sql, parameters) => {
          statements += 1;
          return query(sql, parameters);
        }),
      );
    try {
      const services = { store: { within } as ClockStore };
      return { rows: await new PastKeys(services).round(), statements };
    } finally {
      await store.close();
    }
  };
  expect(await counted()).toEqual({ rows: 1000, statements: 1 });
  expect(await kept(...[1, 2, 1001].map((n) => `rhea-key-${n}`))).toEqual(['rhea-key-1']);
  expect(await counted()).toEqual({ rows: 1, statements: 1 });
  expect(await counted()).toEqual({ rows: 0, statements: 1 });
});

test('what somebody is just repeating is left for the next round', async () => {
  const key = 'cassowary-key';
  await published(key);
  await written(key, 'P2Y');
  await hub.database.as('admin', async (client) => {
    await client.query('begin');
    await client.query(`select from exchange.idempotency_key where key = '${key}' for update`);
    expect(await forget()).toBe(0);
    await client.query('rollback');
  });
  expect(await forget()).toBe(1);
});

test('key and digest are in no table, dead row or index any more; those of one that is younger are', () =>
  ServerFiles.during(hub.database, async (files) => {
    const [old, young] = ['kiwi-bird-key-old', 'kiwi-bird-key-young'];
    await published(old);
    await published(young);
    const forms = async (key: string): Promise<Buffer[]> => {
      const [row] = await admin<{ digest: string }>(
        `select digest from exchange.idempotency_key where key = '${key}'`,
      );
      return formsOf([key, row?.digest ?? '']);
    };
    const [gone, stays] = [await forms(old), await forms(young)];
    await written(old, 'P2Y');
    expect(await forget()).toBe(1);
    expect(await files.vacuumed(['exchange.idempotency_key'], gone)).toEqual([]);
    // The search finds what is there.
    expect(holding(await files.tables(), stays)).not.toEqual([]);
    expect(holding(await files.writes(), gone)).not.toEqual([]);
  }));

test('nobody forgets keys but the part that does it by itself', async () => {
  const key = 'moa-key-of-old';
  await published(key);
  await written(key, 'P2Y');
  for (const role of ['lidhja_national', 'lidhja_local', 'lidhja_evidence', 'lidhja_gateway'])
    await expect(
      hub.database.as(role, (client) => client.query('select exchange.forget_keys(9)')),
    ).rejects.toThrow(/permission denied/);
  expect(await kept(key)).toEqual([key]);
});

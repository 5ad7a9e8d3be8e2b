import { startEvidence } from '@lidhja/evidence';
import { startGateway } from '@lidhja/gateway';
import { changeKeys, noteRings } from '@lidhja/launch';
import { readRingList, type Environment } from '@lidhja/platform';
import { cpSync, mkdirSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { findRoot } from '../testkit/root';
import { TestHub } from '../testkit/TestHub';
import { testCluster } from '../testkit/TestCluster';

let hub: TestHub;
beforeAll(async () => {
  hub = await TestHub.start();
});
afterAll(() => hub.stop());

/** The keys of both parts in a data directory of their own, changed as an operator changes them. */
const data = mkdtempSync(join(testCluster().data, 'noted-'));
const folders = { gateway: '', evidence: '' };
beforeAll(() => {
  mkdirSync(join(data, 'keys'), { mode: 0o700 });
  for (const part of ['gateway', 'evidence'] as const) {
    folders[part] = join(data, 'keys', part);
    mkdirSync(folders[part], { mode: 0o700 });
    cpSync(testCluster().keys[part] ?? '', folders[part], { recursive: true });
  }
});
const silent = (): void => undefined;
const keys = (...args: string[]): Promise<number> =>
  changeKeys({
    ...{ args, root: data, environment: { LIDHJA_DATA: data }, say: silent, print: silent },
  });

/** A part is started over these keys, and ended after its first look at them. */
const looked = async (part: 'gateway' | 'evidence'): Promise<void> => {
  const environment: Environment = {
    ...{ host: '127.0.0.1', port: 0, keys: folders[part], logLevel: 'silent' },
    databaseUrl: hub.database.url(`lidhja_${part}`),
    subgraphs: Object.fromEntries(
      Object.entries(hub.subgraphs).map(([name, { url }]) => [name, url]),
    ),
    supergraph: join(findRoot(), 'gateway', 'supergraph.graphql'),
  };
  const running = await (part === 'gateway' ? startGateway : startEvidence)(environment);
  await running.close();
};

type Noted = readonly [code: string, use: string, kid: string];
/** As an inspector reads them. */
const noted = async (): Promise<Noted[]> => {
  const { body } = await hub.ask({
    ...{ persona: 'inspector', purpose: 'OVERSIGHT', reason: 'Looks what became of the keys' },
    document: `{ auditEntries(first: 100, filter: { type: KEY_CHANGED }) {
      nodes { code detail records organisation { id } } } }`,
  });
  const { auditEntries } = body?.data as {
    auditEntries: { nodes: { code: string; detail: string; records: [string] }[] };
  };
  return auditEntries.nodes.map(({ code, detail, records: [kid] }) => [code, detail, kid]);
};
const newest = async (from: readonly Noted[]): Promise<Noted[]> =>
  (await noted()).slice(from.length);
const kids = (part: 'gateway' | 'evidence', use: string): string[] =>
  readRingList(folders[part], use).keys.map(({ kid }) => kid);

test('the keys with which a hub begins are in the record, and the parts that sign add nothing', async () => {
  const before = await noted();
  expect([...before].sort()).toEqual([
    ['ADDED', 'checkpoint', ...kids('evidence', 'checkpoint')],
    ['ADDED', 'receipt', ...kids('gateway', 'receipt')],
  ]);
  await Promise.all([looked('gateway'), looked('evidence')]);
  expect(await noted()).toEqual(before);
});

test.each([
  ['gateway', 'receipt'],
  ['evidence', 'checkpoint'],
] as const)('what became of a key is told by the part itself: %s', async (part, use) => {
  const before = await noted();
  const [first = ''] = kids(part, use);
  await keys('rotate', '--in', '60', '--of', use);
  const [, second = ''] = kids(part, use);
  // Two that look at once tell it once.
  await Promise.all([looked(part), looked(part)]);
  const rotated = await newest(before);
  expect([...rotated].sort()).toEqual([
    ['ADDED', use, second],
    ['CHANGED', use, first],
  ]);
  await keys('revoke', first, '--of', use);
  await looked(part);
  const revoked = (await newest(before)).slice(rotated.length);
  expect(revoked).toContainEqual(['REVOKED', use, first]);
  await looked(part);
  expect(await newest(before)).toEqual([...rotated, ...revoked]);
});

test('what was changed while no part ran is told before any signs', async () => {
  const before = await noted();
  const last = kids('gateway', 'receipt').at(-1) ?? '';
  await keys('revoke', last, '--of', 'receipt');
  await noteRings(hub.database.url('lidhja_migrator'), folders);
  expect(await newest(before)).toContainEqual(['REVOKED', 'receipt', last]);
});

test.each([
  ['lidhja_gateway', 'checkpoint'],
  ['lidhja_evidence', 'receipt'],
])('%s says nothing of what another part signs with', async (role, use) => {
  const sent = hub.database.as(role, (client) =>
    client.query('select audit.note_keys($1, $2)', [use, '{}']),
  );
  await expect(sent).rejects.toMatchObject({ code: 'LJ001' });
});

test.each(['lidhja_national', 'lidhja_local', 'lidhja_international'])(
  '%s says nothing of keys',
  async (role) => {
    const sent = hub.database.as(role, (client) =>
      client.query(`select audit.note_keys('receipt', '{}')`),
    );
    await expect(sent).rejects.toMatchObject({ code: '42501' });
  },
);

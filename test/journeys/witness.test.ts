import { chmodSync, cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openCheckpoint, verifyConsistency, type TreeHead } from '@lidhja/audit';
import { startEvidence } from '@lidhja/evidence';
import type { Environment, RunningPart } from '@lidhja/platform';
import { logKey, logKeys, RecordLog, witnessFolder } from '../testkit/RecordLog';
import { findRoot } from '../testkit/root';
import { TestDatabase } from '../testkit/TestCluster';

let database: TestDatabase;
let folder: string;
const parts: RunningPart[] = [];
beforeAll(async () => {
  [database, folder] = [await TestDatabase.create(), witnessFolder()];
});
afterEach(async () => {
  for (const part of parts.splice(0)) await part.close();
});
afterAll(() => database.drop());

const environment = (over: TestDatabase, more: Partial<Environment> = {}): Environment => ({
  ...{ host: '127.0.0.1', port: 0, subgraphs: {}, logLevel: 'silent', witness: folder },
  ...{ databaseUrl: over.url('lidhja_evidence'), keys: logKeys() },
  supergraph: join(findRoot(), 'gateway', 'supergraph.graphql'),
  ...more,
});
const start = async (over = database, more: Partial<Environment> = {}): Promise<RunningPart> => {
  const part = await startEvidence(environment(over, more));
  parts.push(part);
  return part;
};

const key = (): string => readFileSync(join(logKeys(), 'witness.key'), 'utf8').trim();
const ask = (part: RunningPart, authorization?: string, path = 'checkpoint'): Promise<Response> =>
  fetch(`${part.url}/${path}`, { headers: authorization ? { authorization } : {} });
/** A round is a second away at most. */
const signed = async (part: RunningPart): Promise<string> => {
  for (;;) {
    const answer = await ask(part, `Bearer ${key()}`);
    if (answer.status === 200) return answer.text();
  }
};

test('a witness is given the last checkpoint as a signed note, and nobody without the key is', async () => {
  const part = await start();
  const note = await signed(part);
  expect(openCheckpoint(note, [logKey()]).origin).toBe(logKey().name);
  const answer = await ask(part, `Bearer ${key()}`);
  expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8');
  for (const authorization of [undefined, 'Bearer', `Bearer ${'0'.repeat(64)}`, key()]) {
    for (const path of ['checkpoint', 'consistency/0/0']) {
      const refused = await ask(part, authorization, path);
      expect(refused.status).toBe(401);
      expect(await refused.text()).toMatch(/"code":"UNAUTHENTICATED"/);
    }
  }
});

test('a witness is given proof that the log has only grown, up to what was signed', async () => {
  const log = new RecordLog(database);
  const heads: TreeHead[] = [];
  for (const entries of [3, 4, 6]) {
    await log.record(entries);
    await log.sequencer.round();
    heads.push(await log.checkpoint());
  }
  await log.close();
  const part = await start();
  const proofOf = async (first: number, second: number): Promise<Buffer[]> => {
    const answer = await ask(part, `Bearer ${key()}`, `consistency/${first}/${second}`);
    const lines = (await answer.text()).split('\n').slice(0, -1);
    return lines.map((line) => Buffer.from(line, 'base64'));
  };
  for (const first of heads) {
    for (const second of heads.slice(heads.indexOf(first))) {
      const proof = await proofOf(first.size, second.size);
      expect(verifyConsistency(first, second, proof)).toBe(true);
    }
  }
  const [{ size }] = heads.slice(-1) as [TreeHead];
  for (const path of [`0/${size + 1}`, `${size}/0`, '1/x', '01/2', '-1/2', `0/${'9'.repeat(17)}`]) {
    const refused = await ask(part, `Bearer ${key()}`, `consistency/${path}`);
    expect([refused.status, await refused.text()]).toEqual([
      400,
      expect.stringMatching(/INPUT_INVALID/),
    ]);
  }
});

describe('a log that a witness has seen further', () => {
  let restored: TestDatabase;
  beforeAll(async () => {
    const log = new RecordLog(database);
    await log.record(6);
    await log.sequencer.round();
    writeFileSync(join(folder, 'oversight.checkpoint'), (await log.store.head()).checkpoint ?? '');
    await log.close();
    // As it was when the other had no entries yet: a backup from that moment.
    restored = await TestDatabase.create();
  });
  afterAll(() => restored.drop());

  test('is gone on with where it has only grown since', async () => {
    const log = new RecordLog(database, { witness: folder });
    await log.record(1);
    expect(await log.sequencer.round()).toBe(1);
    await log.close();
    await start();
  });

  test('serves nothing when an old copy was restored', async () => {
    await expect(start(restored)).rejects.toThrow(
      /^LOG_BEHIND: .* the kept checkpoint oversight\.checkpoint is of/,
    );
  });

  test('signs nothing either, and serves no longer, when the checkpoint comes later', async () => {
    const later = witnessFolder();
    const part = await start(restored, { witness: later });
    await signed(part);
    cpSync(join(folder, 'oversight.checkpoint'), join(later, 'oversight.checkpoint'));
    const log = new RecordLog(restored);
    await log.record(1);
    await expect(part.failed).resolves.toMatch(/^LOG_BEHIND: /);
    const { size } = await log.checkpoint();
    expect(size).toBe((await log.recorded()) - 1);
    await log.close();
  });

  test('serves nothing when it went on otherwise', async () => {
    const log = new RecordLog(restored);
    await log.record(20);
    await log.sequencer.round();
    await log.close();
    await expect(start(restored)).rejects.toThrow(/^LOG_INCONSISTENT: .* does not begin with/);
  });

  test.each([
    ['is none', 'a checkpoint\n'],
    [
      'was changed',
      () => readFileSync(join(folder, 'oversight.checkpoint'), 'utf8').replace(/\n\d+\n/, '\n1\n'),
    ],
  ])('serves nothing when what was kept %s', async (_what, note) => {
    const other = witnessFolder();
    writeFileSync(join(other, 'x.checkpoint'), typeof note === 'string' ? note : note());
    await expect(start(database, { witness: other })).rejects.toThrow(/^WITNESS_UNREADABLE: /);
  });

  test('serves nothing when there is no such folder', async () => {
    const more = { witness: join(folder, 'nowhere') };
    await expect(start(database, more)).rejects.toThrow('LIDHJA_WITNESS must name a folder');
  });
});

test('a key that others may read is refused', async () => {
  const keys = witnessFolder();
  cpSync(logKeys(), keys, { recursive: true });
  const [file = ''] = readdirSync(keys).filter((name) => name.endsWith('.private.pem'));
  chmodSync(join(keys, file), 0o644);
  await expect(start(database, { keys })).rejects.toThrow('chmod 600');
});

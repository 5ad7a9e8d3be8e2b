import { createPrivateKey, type KeyObject } from 'node:crypto';
import {
  chmodSync,
  createReadStream,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import {
  formatVerifierKey,
  parseNote,
  signCheckpoint,
  verifyExport,
  type NoteKey,
} from '@lidhja/audit';
import { startEvidence } from '@lidhja/evidence';
import { ensureKeys, RecordExport, writeLines } from '@lidhja/launch';
import type { Environment, RunningPart } from '@lidhja/platform';
import { LogKeyRing } from '../testkit/LogKeyRing';
import { RecordLog, witnessFolder } from '../testkit/RecordLog';
import { findRoot } from '../testkit/root';
import { TestDatabase } from '../testkit/TestCluster';

let database: TestDatabase;
let ring: LogKeyRing;
let log: RecordLog;
const opened: RecordLog[] = [];

/** As another start finds it. */
const restarted = async (witness = '', signer = ring.signer()): Promise<RecordLog> => {
  for (const one of opened.splice(0)) await one.close();
  log = new RecordLog(database, { signer, witness });
  opened.push(log);
  return log;
};
beforeAll(async () => {
  database = await TestDatabase.create();
});
beforeEach(async () => {
  ring = new LogKeyRing();
  await restarted();
  // A log of its own for each, of the same record.
  await log.rows(
    'truncate audit.place, audit.checkpoint, audit.unplaced, audit.period, audit.period_head',
  );
  await log.record(3);
  await log.sequencer.round();
});
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
});
afterAll(() => database.drop());

const head = async (): Promise<string> => (await log.store.head()).checkpoint ?? '';
/** Key IDs of the signature lines of the last checkpoint. */
const signers = async (): Promise<string[]> =>
  parseNote(await head()).signatures.map(({ id }) => id);
const idsOf = (keys: readonly NoteKey[]): string[] => keys.map(({ id }) => id);
const grow = async (): Promise<void> => {
  await log.record(2);
  await log.sequencer.round();
};
const exported = async (): Promise<string> => {
  const file = join(witnessFolder(), 'export.jsonl');
  await writeLines(file, RecordExport.lines(database.url('lidhja_migrator'), 'Review'));
  return file;
};
const verdict = async (
  file: string,
  keys: readonly NoteKey[],
  kept: readonly string[] = [],
): Promise<string> => (await verifyExport(createReadStream(file), { keys, kept })).verdict;
const keep = (folder: string, note: string, name = 'oversight'): void =>
  writeFileSync(join(folder, `${name}.checkpoint`), note);

describe('a rotation', () => {
  test('makes a key that signs at once beside the old one, which verifies as before until it ends', async () => {
    const [before, kept] = [ring.verifierKeys(), await head()];
    const [old] = before as [NoteKey];
    const first = ring.last.kid;
    expect(await signers()).toEqual([old.id]);
    await ring.command('rotate');
    const [, fresh] = ring.verifierKeys() as [NoteKey, NoteKey];
    // Nothing is new but the key, and no restart was needed.
    expect(await log.sequencer.round()).toBe(0);
    expect(await signers()).toEqual([old.id, fresh.id]);
    expect(parseNote(await head()).body).toBe(parseNote(kept).body);
    expect(await log.sequencer.round()).toBe(0);
    await grow();
    let file = await exported();
    for (const keys of [before, [fresh], ring.verifierKeys()])
      expect(await verdict(file, keys)).toBe('VERIFIED');
    expect(await verdict(file, before, [kept])).toBe('VERIFIED');
    expect(await verdict(file, [fresh], [kept])).toBe('BAD_SIGNATURE');

    ring.end(first);
    await grow();
    expect(await signers()).toEqual([fresh.id]);
    file = await exported();
    expect(await verdict(file, before)).toBe('BAD_SIGNATURE');
    expect(await verdict(file, [fresh])).toBe('VERIFIED');
    // The head by the new key alone and what was kept by the old one alone, with the file that verifiers are given.
    expect(await verdict(file, ring.verifierKeys(), [kept])).toBe('VERIFIED');
    // At the next start the private half goes, and what it signed stays good.
    ensureKeys(ring.data, '[]\n');
    expect([...ring.open().privateKeys.keys()]).toEqual([ring.last.kid]);
    expect(idsOf(ring.verifierKeys())).toEqual([old.id, fresh.id]);
    const witness = witnessFolder();
    keep(witness, kept);
    await (await restarted(witness)).sequencer.check();
  });

  test('at once leaves a log that the next start goes on with', async () => {
    const [old] = ring.verifierKeys();
    await ring.command('rotate', '--in', '0');
    await restarted();
    await log.sequencer.check();
    await log.sequencer.round();
    expect(await signers()).toEqual(idsOf(ring.verifierKeys()).filter((id) => id !== old?.id));
  });
});

test('a checkpoint is signed anew of the same tree alone', async () => {
  const { size, root } = await log.checkpointWith(ring.verifierKeys());
  await log.store.keepCheckpoint(size, root, 'anew');
  const other = log.store.keepCheckpoint(size, Buffer.alloc(32), 'other');
  await expect(other).rejects.toMatchObject({ code: 'LJ001' });
  expect(await head()).toBe('anew');
});

describe('a key that was lost', () => {
  let witness: string;
  let lost: KeyObject;
  beforeEach(() => {
    witness = witnessFolder();
    lost = ring.open().privateKeys.get(ring.last.kid) as KeyObject;
  });
  const revoke = (): Promise<void> => ring.command('revoke', ring.last.kid);
  /** What whoever has the key makes: a log without its end, or one with more than there was. */
  const forged = async (size: number): Promise<string> => {
    const tree = await log.treeOfEntries(size);
    const { origin } = await checkpointOf(tree.size);
    return signCheckpoint({ origin, size, root: tree.root() }, lost);
  };
  const checkpointOf = async (size: number) => ({ origin: log.signer.origin, size });

  test('signs nothing that is believed any more, and the one that follows signs at once', async () => {
    const before = ring.verifierKeys();
    await grow();
    const lines = readFileSync(await exported(), 'utf8').split('\n');
    const size = lines.length - 3;
    const first = JSON.stringify({ format: 'lidhja-record/1', checkpoint: await forged(size) });
    const text = [first, ...lines.slice(1, 1 + size), ''].join('\n');
    const found = async (keys: readonly NoteKey[]): Promise<string> =>
      (await verifyExport(Readable.from([Buffer.from(text)]), { keys, kept: [] })).verdict;
    // With the keys of before nothing tells that the end was taken off: so it can fail.
    expect(await found(before)).toBe('VERIFIED');
    await revoke();
    expect(await found(ring.verifierKeys())).toBe('BAD_SIGNATURE');
    expect(await log.sequencer.round()).toBeGreaterThanOrEqual(0);
    expect(await signers()).toEqual(idsOf(ring.verifierKeys()));
    expect(idsOf(ring.verifierKeys())).not.toContain(before[0]?.id);
    expect(await verdict(await exported(), ring.verifierKeys())).toBe('VERIFIED');
    await (await restarted()).sequencer.check();
  });

  test('says nothing of the log that it alone has signed, and what was kept elsewhere does', async () => {
    const earlier = await head();
    await grow();
    const last = await head();
    await revoke();
    const refused = { code: 'LOG_KEY_REVOKED' };
    const start = async (): Promise<void> => (await restarted(witness)).sequencer.check();
    await expect(start()).rejects.toMatchObject(refused);
    await expect(log.sequencer.round()).rejects.toMatchObject(refused);
    // One that does not know of it goes on: so it can fail.
    const blind = ring.planted((key) => ({ ...key, revokedAt: null }));
    await (await restarted(witness, blind)).sequencer.check();
    keep(witness, earlier, 'earlier');
    await expect(start()).rejects.toMatchObject(refused);
    expect(await signers()).toEqual(parseNote(last).signatures.map(({ id }) => id));
    keep(witness, last, 'last');
    await start();
    await log.sequencer.round();
    expect(await signers()).toEqual(idsOf(ring.verifierKeys()));
    rmSync(join(witness, 'last.checkpoint'));
    // From then on a key vouches for it that nobody else has.
    await start();
  });

  test('can hold up a start where something that it signed is put beside, under a code that says so', async () => {
    keep(
      witness,
      signCheckpoint({ origin: log.signer.origin, size: 999, root: Buffer.alloc(32) }, lost),
    );
    const start = async (): Promise<void> => (await restarted(witness)).sequencer.check();
    await expect(start()).rejects.toMatchObject({ code: 'LOG_BEHIND' });
    await restarted();
    await revoke();
    await expect(start()).rejects.toMatchObject({ code: 'LOG_KEY_REVOKED' });
  });

  test('is not the only one that signs where another is in force: that one goes on, beside a third', async () => {
    const [old] = ring.verifierKeys() as [NoteKey];
    await ring.command('rotate');
    await log.sequencer.round();
    await revoke();
    await (await restarted()).sequencer.check();
    await log.sequencer.round();
    expect(await signers()).toEqual(idsOf(ring.verifierKeys()));
    expect(idsOf(ring.verifierKeys())[0]).toBe(old.id);
    expect(ring.verifierKeys()).toHaveLength(2);
  });
});

describe('keys that cannot be used', () => {
  test.each<[string, () => void, () => void]>([
    [
      'others can read the list',
      () => chmodSync(ring.list, 0o644),
      () => chmodSync(ring.list, 0o600),
    ],
    [
      'the list is gone',
      () => renameSync(ring.list, `${ring.list}.away`),
      () => renameSync(`${ring.list}.away`, ring.list),
    ],
  ])('end signing and placing where %s, until they can', async (_, spoil, mend) => {
    const before = await head();
    await log.record(1);
    spoil();
    await expect(log.sequencer.round()).rejects.toMatchObject({ code: 'LOG_KEYS_UNUSABLE' });
    expect(await head()).toBe(before);
    expect(await log.store.next(10)).toHaveLength(1);
    expect(() => ring.signer()).toThrow('checkpoint.keys.json');
    mend();
    const deaf = ring.planted();
    spoil();
    // One that goes on with what it read before places and signs: so it can fail.
    expect(await (await restarted('', deaf)).sequencer.round()).toBe(1);
    mend();
    await grow();
  });
});

test('an installation with a single key is taken over: the same log, the same key, the same name', async () => {
  const before = readFileSync(join(ring.folder, 'checkpoint.vkey'), 'utf8');
  const { file } = ring.last;
  renameSync(join(ring.folder, file ?? ''), join(ring.folder, 'checkpoint.private.pem'));
  rmSync(ring.list);
  const x = createPrivateKey(
    readFileSync(join(ring.folder, 'checkpoint.private.pem')),
  ).asymmetricKeyType;
  expect(x).toBe('ed25519');
  expect(() => ring.signer()).toThrow('checkpoint.keys.json');
  ensureKeys(ring.data, '[]\n');
  expect(readFileSync(join(ring.folder, 'checkpoint.vkey'), 'utf8')).toBe(before);
  expect(ring.last.file).toBe(file);
  expect(() => readFileSync(join(ring.folder, 'checkpoint.private.pem'))).toThrow('ENOENT');
  await (await restarted()).sequencer.check();
  await grow();
});

describe('a part that runs', () => {
  let part: RunningPart;
  const environment = (): Environment => ({
    ...{ host: '127.0.0.1', port: 0, subgraphs: {}, logLevel: 'silent', witness: null },
    ...{ databaseUrl: database.url('lidhja_evidence'), keys: ring.folder },
    supergraph: join(findRoot(), 'gateway', 'supergraph.graphql'),
  });
  beforeEach(async () => {
    for (const one of opened.splice(0)) await one.close();
    part = await startEvidence(environment());
  });
  afterEach(() => part.close());
  const key = (): string => readFileSync(join(ring.folder, 'witness.key'), 'utf8').trim();
  const ask = (path: string, authorization = `Bearer ${key()}`): Promise<Response> =>
    fetch(`${part.url}/${path}`, { headers: { authorization } });

  test('tells witnesses which keys sign, signed and were lost, and nobody else', async () => {
    const refused = await ask('keys', `Bearer ${'0'.repeat(64)}`);
    expect([refused.status, await refused.text()]).toEqual([
      401,
      expect.stringMatching(/UNAUTHENTICATED/),
    ]);
    const first = ring.last;
    await ring.command('rotate', '--in', '5');
    const second = ring.last;
    await ring.command('revoke', second.kid, '--since', '2026-01-31T12:00:00Z');
    const answer = await ask('keys');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const text = await answer.text();
    const [old, third] = ring.verifierKeys().map(formatVerifierKey);
    expect(JSON.parse(text)).toEqual({
      origin: ring.verifierKeys()[0]?.name,
      keys: [
        { kid: first.kid, vkey: old, from: null, until: expect.any(String), revoked: null },
        {
          ...{ kid: ring.last.kid, vkey: third, from: ring.last.notBefore },
          ...{ until: null, revoked: null },
        },
      ],
      revoked: [expect.objectContaining({ kid: second.kid, revoked: '2026-01-31T12:00:00.000Z' })],
    });
    expect(text).not.toContain('pem');
  });

  test('signs with a key that was made meanwhile, and ends where the keys cannot be used', async () => {
    await ring.command('rotate');
    for (;;) {
      const note = await (await ask('checkpoint')).text();
      if (parseNote(note).signatures.length === 2) break;
    }
    chmodSync(ring.folder, 0o777);
    // The list is replaced as a whole, and so read anew.
    writeFileSync(ring.list, readFileSync(ring.list));
    await expect(part.failed).resolves.toMatch(/^LOG_KEYS_UNUSABLE: .*can be written to by others/);
  });
});

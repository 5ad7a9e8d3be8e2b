import { execFile } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import {
  openCheckpoint,
  parseVerifierKey,
  periodKeys,
  receiptItem,
  verifyConsistency,
  verifyProof,
} from '@lidhja/audit';
import { sampleId } from '@lidhja/platform';
import type { Answer } from '../examples/ask';
import { examplesFolder } from '../examples/Example';
import { logKey, logKeys, RecordLog } from '../testkit/RecordLog';
import { testCluster } from '../testkit/TestCluster';
import { TestHub } from '../testkit/TestHub';

let hub: TestHub;
let log: RecordLog;
beforeAll(async () => {
  hub = await TestHub.start();
  log = new RecordLog(hub.database);
});
afterAll(async () => {
  await log.close();
  await hub.stop();
});

const REQUEST = sampleId('request/it-decided');
const AGENCY = { persona: 'italy-agency', purpose: 'THIS_PROCEEDING', reason: 'Proceeding abroad' };
const INSPECTOR = { persona: 'inspector', purpose: 'OVERSIGHT', reason: 'Looks at the record' };
const READ = `{ informationRequest(id: "${REQUEST}") { disclosure { case { stage
  victims { person { id familyName } } } } } }`;
const RECEIPTS = `{ informationRequest(id: "${REQUEST}") { receipts(first: 100) {
  nodes { jws operation proof } } } }`;
const ENTRIES = `query ($operation: ID) { auditEntries(first: 100, filter: { operation: $operation }) {
  nodes { id type proof } } }`;

interface Proved {
  readonly id: string;
  readonly type: string;
  readonly jws: string;
  readonly operation: string;
  readonly proof: string | null;
}

const read = (): Promise<Answer> => hub.ask({ ...AGENCY, request: REQUEST, document: READ });
const operationOf = ({ headers }: Answer): string => headers.get('lidhja-operation') ?? '';

const receiptsFor = async (who: object, operation: string): Promise<Proved[]> => {
  const { body } = await hub.ask({ ...AGENCY, ...who, document: RECEIPTS });
  const { informationRequest } = body?.data as {
    informationRequest: { receipts: { nodes: Proved[] } };
  };
  return informationRequest.receipts.nodes.filter((one) => one.operation === operation);
};

const entriesFor = async (who: object, operation: string): Promise<Proved[]> => {
  const asked = { ...AGENCY, ...who, purpose: 'OVERSIGHT', variables: { operation } };
  const { body } = await hub.ask({ ...asked, document: ENTRIES });
  return (body?.data as { auditEntries: { nodes: Proved[] } }).auditEntries.nodes;
};

const publicly = async (document: string): Promise<Record<string, never>> =>
  (await hub.ask({ document })).body?.data as never;

const CHECKPOINT = '{ recordCheckpoint { size note keys } }';

test('there is nothing to be told before the first period is over', async () => {
  expect(await publicly(CHECKPOINT)).toEqual({ recordCheckpoint: null });
  const document = '{ recordConsistency(earlier: 0, later: 0) { hashes } }';
  expect(await publicly(document)).toEqual({ recordConsistency: null });
});

test('an entry and a receipt are proved by query once their period is told, and not before', async () => {
  await log.round();
  const operation = operationOf(await read());
  const proofs = async (): Promise<(string | null)[]> =>
    [
      ...(await receiptsFor({}, operation)),
      ...(await receiptsFor({ persona: 'prosecutor-vlora' }, operation)),
      ...(await entriesFor({}, operation)),
      ...(await entriesFor(INSPECTOR, operation)),
    ].map(({ proof }) => proof);
  const waiting = await proofs();
  expect(waiting.length).toBeGreaterThan(8);
  expect(new Set(waiting)).toEqual(new Set([null]));
  await log.round();
  const [last] = await log.rows<{ at: Date }>('select max(at) as at from audit.awaiting');
  const over = (last as { at: Date }).at.getTime() + 10_000;
  await log.stand(new Date(over - (over % 10_000) + 3000));
  await log.round();
  // The period is kept and signed, and told when one more is over.
  const [kept] = await log.rows<{ n: number }>('select count(*)::int as n from audit.proof');
  expect(kept?.n).toBeGreaterThan(0);
  expect(new Set(await proofs())).toEqual(new Set([null]));
  await log.stand(new Date(over - (over % 10_000) + 10_000));
  for (const proof of await proofs()) {
    expect(verifyProof(proof ?? '', [logKey()])).toMatchObject({ slot: expect.any(Number) });
  }
});

test('a proof is of that receipt and of that entry', async () => {
  const operation = operationOf(await read());
  await log.tell();
  for (const { jws, proof } of await receiptsFor({}, operation)) {
    expect(verifyProof(proof ?? '', [logKey()]).item).toEqual(receiptItem(jws));
  }
  for (const { id, proof } of await entriesFor({}, operation)) {
    expect(verifyProof(proof ?? '', [logKey()]).item).toMatchObject({ kind: 'entry', id });
  }
});

test('whoever kept an earlier checkpoint is shown that the log has only grown', async () => {
  const keys = periodKeys([logKey()]);
  const head = async () => {
    const { recordCheckpoint } = await publicly(CHECKPOINT);
    return recordCheckpoint as unknown as { size: number; note: string; keys: string[] };
  };
  await log.tell();
  const first = await head();
  expect(first.keys.map((key) => parseVerifierKey(key).id)).toEqual(keys.map(({ id }) => id));
  await log.tell();
  const second = await head();
  expect(second.size).toBeGreaterThan(first.size);
  const document = `{ recordConsistency(earlier: ${first.size}, later: ${second.size}) { hashes } }`;
  const { recordConsistency } = await publicly(document);
  const hashes = (recordConsistency as unknown as { hashes: string[] }).hashes;
  const [earlier, later] = [first.note, second.note].map((note) => openCheckpoint(note, keys));
  const proof = hashes.map((hash) => Buffer.from(hash, 'base64'));
  expect(verifyConsistency(earlier as never, later as never, proof)).toBe(true);
  expect(
    verifyConsistency(
      earlier as never,
      later as never,
      proof.map(() => Buffer.alloc(32, 1)),
    ),
  ).toBe(false);
});

test.each([
  ['earlier', '(earlier: 2, later: 1)'],
  ['earlier', '(earlier: -1, later: 1)'],
  ['later', '(earlier: 1, later: 2000000000)'],
])('sizes that are none are refused at %s', async (at, sizes) => {
  const { body } = await hub.ask({ document: `{ recordConsistency${sizes} { hashes } }` });
  expect(body?.errors).toMatchObject([{ extensions: { code: 'INPUT_INVALID', at } }]);
});

test('as many statements are sent for many proofs as for one', async () => {
  const operation = operationOf(await read());
  for (let at = 0; at < 20; at += 1) await read();
  await log.tell();
  const statements = async (first: number): Promise<number[]> => {
    hub.seen.length = 0;
    const document = RECEIPTS.replace('first: 100', `first: ${first}`);
    await hub.ask({ ...AGENCY, document });
    return hub.seen.map((one) => one.statements);
  };
  const one = await statements(1);
  expect(await statements(40)).toEqual(one);
  expect(await entriesFor({}, operation)).not.toEqual([]);
});

test('what is hidden from whoever asks has no proof for them, and changes none of theirs', async () => {
  const answer = await read();
  const operation = operationOf(answer);
  await log.tell();
  const before = await receiptsFor({}, operation);
  const person = /"person":\{"id":"([^"]+)"/.exec(answer.bytes)?.[1] ?? '';
  await log.rows(`insert into exchange.seal values ('${person}', 'witness-protection')`);
  try {
    const after = await receiptsFor({}, operation);
    expect(after).toHaveLength(before.length - 1);
    expect(before).toEqual(expect.arrayContaining(after));
    // A third party finds neither the operation nor a proof.
    expect(await entriesFor({ persona: 'greece-agency' }, operation)).toEqual([]);
  } finally {
    await log.rows(`delete from exchange.seal where record = '${person}'`);
  }
});

test('a receipt is verified offline by who has it, its proof and the key of the log', async () => {
  const operation = operationOf(await read());
  await log.tell();
  const [receipt] = await receiptsFor({}, operation);
  const folder = mkdtempSync(join(testCluster().data, 'proof-'));
  const file = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const { jws = '', proof } = receipt as Proved;
  const script = join(examplesFolder(), '11-reading-with-receipts', 'verify-proof.mjs');
  const verify = async (ofJws: string, text: string): Promise<string> => {
    const args = [script, file('proof.txt', text), join(logKeys(), 'checkpoint.vkey')];
    const run = promisify(execFile)(process.execPath, [...args, file('receipt.jws', ofJws)]);
    return run.then(
      ({ stdout }) => stdout,
      (error: { stdout: string }) => error.stdout,
    );
  };
  expect(await verify(jws, proof ?? '')).toMatch(
    /^holds: receipt [0-9a-f]{64} stands in the period that was over at \d{4}-/,
  );
  expect(await verify(`${jws}x`, proof ?? '')).toMatch(/^it is of another receipt/);
  const moved = (proof ?? '').replace(/^slot (\d+)$/m, (_, slot) => `slot ${Number(slot) ^ 1}`);
  expect(await verify(jws, moved)).toMatch(/^it does not stand where it says/);
  const beyond = (proof ?? '').replace(
    /^slot (\d+)$/m,
    (_, slot) => `slot ${Number(slot) + 65_536}`,
  );
  expect(await verify(jws, beyond)).toMatch(/^it is no proof/);
  const padded = (proof ?? '').replace(/^commitment ([^\n]+)$/m, 'commitment $1!');
  expect(await verify(jws, padded)).toMatch(/^it is no proof/);
  const unsigned = (proof ?? '').replace(/^(.*\n\d+\n)[^\n]{44}\n/m, `$1${'A'.repeat(43)}=\n`);
  expect(await verify(jws, unsigned)).toMatch(/^no key of the log has signed it/);
});

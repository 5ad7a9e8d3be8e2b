import { createReadStream, mkdtempSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { readProofs, verifyExport, type Outcome } from '@lidhja/audit';
import { PeriodExport, RecordExport, writeLines } from '@lidhja/launch';
import { logKey, RecordLog } from '../testkit/RecordLog';
import { testCluster, TestDatabase } from '../testkit/TestCluster';

const REASON = 'Yearly review of the record';
/** Of an answer's length, which nobody is told. */
const BYTES = 7_215_209;

let database: TestDatabase;
let log: RecordLog;
let folder: string;
beforeAll(async () => {
  database = await TestDatabase.create();
  folder = mkdtempSync(join(testCluster().data, 'export-'));
  log = new RecordLog(database);
  await log.record(510);
  const dispatched = { type: 'dispatched', answer: 'd'.repeat(64), bytes: BYTES };
  await database.as('lidhja_gateway', (client) =>
    client.query('select audit.record($1)', [JSON.stringify([dispatched])]),
  );
  await log.sequencer.round();
});
afterAll(async () => {
  await log.close();
  await database.drop();
});

let written = 0;
const exported = async (): Promise<string> => {
  const file = join(folder, `${(written += 1)}.jsonl`);
  await writeLines(file, RecordExport.lines(database.url('lidhja_migrator'), REASON));
  return file;
};
const verified = async (kept: readonly string[] = []): Promise<Outcome> =>
  verifyExport(createReadStream(await exported()), { keys: [logKey()], kept });

test('what a hub exports is as it was signed, and only its owner can read it', async () => {
  const { size } = await log.checkpoint();
  const checkpoint = (await log.store.head()).checkpoint ?? '';
  expect(await verified([checkpoint])).toMatchObject({ verdict: 'VERIFIED', entries: size });
  const file = await exported();
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const text = readFileSync(file, 'utf8');
  expect(text).toContain(`"answer\\": \\"${'d'.repeat(64)}`);
  expect(text).not.toContain(String(BYTES));
  expect(text).not.toContain('bytes');
});

test('that it was exported is in the record, and how much there was of it is not', async () => {
  await exported();
  const [row] = await log.rows<{ payload: object; recorded_by: string }>(
    `select payload, recorded_by from audit.entry where type = 'exported' order by recorded_at desc limit 1`,
  );
  expect(row).toEqual({ payload: { reason: REASON }, recorded_by: 'lidhja_migrator' });
});

test('nobody who serves can say that it was exported', async () => {
  for (const role of ['lidhja_evidence', 'lidhja_gateway']) {
    await database.as(role, (client) =>
      expect(client.query(`select audit.record('[{"type": "exported"}]')`)).rejects.toMatchObject({
        code: 'LJ001',
      }),
    );
  }
});

test('a file that is there is left alone, and one that is not finished is taken away', async () => {
  const file = await exported();
  const before = readFileSync(file, 'utf8');
  const again = writeLines(file, RecordExport.lines(database.url('lidhja_migrator'), REASON));
  await expect(again).rejects.toThrow(/^NOT_AVAILABLE: /);
  expect(readFileSync(file, 'utf8')).toBe(before);
  const half = join(folder, 'half.jsonl');
  const ends = async function* (): AsyncGenerator<string> {
    yield 'one line';
    throw new Error('the database is gone');
  };
  await expect(writeLines(half, ends())).rejects.toThrow('the database is gone');
  expect(() => statSync(half)).toThrow('ENOENT');
});

test('nothing is exported before anything was signed', async () => {
  const fresh = await TestDatabase.create();
  const lines = RecordExport.lines(fresh.url('lidhja_migrator'), REASON);
  await expect(lines.next()).rejects.toThrow(/^NOT_AVAILABLE: /);
  await fresh.drop();
});

const ID = '(select entry from audit.place where place = 3)';
const BACK: Readonly<Record<string, string>> = {
  entry: 'id',
  salt: 'entry',
  place: 'entry',
};

test.each([
  [
    'an entry was changed',
    'ALTERED',
    3,
    `update audit.entry set purpose = 'OTHER' where id = ${ID}`,
  ],
  [
    'it is said to have been another’s',
    'ALTERED',
    3,
    `update audit.entry set official = gen_random_uuid() where id = ${ID}`,
  ],
  [
    'its time was changed',
    'ALTERED',
    3,
    `update audit.entry set recorded_at = recorded_at + interval '1 microsecond' where id = ${ID}`,
  ],
  [
    'its salt was changed',
    'ALTERED',
    3,
    `update audit.salt set salt = sha256('x') where entry = ${ID}`,
  ],
  ['an entry is gone', 'UNLOGGED_ERASURE', 3, `delete from audit.entry where id = ${ID}`],
  ['its salt is gone', 'UNLOGGED_ERASURE', 3, `delete from audit.salt where entry = ${ID}`],
  ['its place is gone', 'DELETED', 3, `delete from audit.place where entry = ${ID}`],
  [
    'two changed places',
    'ALTERED',
    3,
    `update audit.place p set digest = o.digest, leaf = o.leaf from audit.place o where p.place = 3 and o.place = 4`,
  ],
])('the verifier says so when %s', async (_what, verdict, place, sql) => {
  const kept = Object.keys(BACK);
  for (const table of kept) {
    await log.rows(
      `create table kept_${table} as select * from audit.${table} where ${BACK[table]} = ${ID}`,
    );
  }
  await log.rows(sql);
  expect(await verified()).toMatchObject({ verdict, place });
  for (const table of kept) {
    await log.rows(
      `delete from audit.${table} where ${BACK[table]} in (select ${BACK[table]} from kept_${table});
       insert into audit.${table} table kept_${table}; drop table kept_${table}`,
    );
  }
  expect(await verified()).toMatchObject({ verdict: 'VERIFIED' });
});

test('a log that was taken back is told by a checkpoint that was kept', async () => {
  const kept = (await log.store.head()).checkpoint ?? '';
  await log.rows(`delete from audit.checkpoint; delete from audit.place where place > 400`);
  const earlier = new RecordLog(database);
  await earlier.rows('delete from audit.unplaced');
  await log.close();
  expect(await earlier.sequencer.round()).toBe(0);
  expect(await verified([kept])).toMatchObject({ verdict: 'ROLLED_BACK', place: 401 });
  await earlier.close();
});

test('the public log is exported with what it commits to, and the record is held against it', async () => {
  await log.round();
  await log.pass(60);
  await log.record(4);
  await log.round();
  const file = join(folder, 'periods.txt');
  await writeLines(file, PeriodExport.lines(database.url('lidhja_migrator'), REASON));
  await log.record(2);
  await log.sequencer.round();
  const record = await exported();
  const check = (text: string): Promise<Outcome> =>
    verifyExport([readFileSync(record)], {
      keys: [logKey()],
      kept: [],
      periods: [Buffer.from(text)],
    });
  const text = readFileSync(file, 'utf8');
  expect(text.split('\n').length).toBeGreaterThan(4);
  expect(await check(text)).toMatchObject({ verdict: 'VERIFIED' });
  const [, size = ''] = / (\d+) [0-9a-f]{64}\n/.exec(text) ?? [];
  const moved = text.replaceAll(` ${size} `, ` ${Number(size) - 1} `);
  expect(await check(moved)).toMatchObject({ verdict: 'FORKED' });
});

test('a proof that was kept of an entry holds after the entry was erased', async () => {
  await log.record(1);
  await log.tell();
  const [entry] = await log.rows<{ id: string; digest: Buffer }>(
    'select entry as id, digest from audit.place order by place desc limit 1',
  );
  const { id, digest } = entry as { id: string; digest: Buffer };
  const [proof] = await readProofs(
    (sql, parameters) => log.store.send(sql, parameters),
    [{ kind: 'entry', id, digest }],
  );
  const check = async (): Promise<Outcome> => {
    const trusted = { keys: [logKey()], kept: [], proofs: [proof ?? ''] };
    return verifyExport(createReadStream(await exported()), trusted);
  };
  const { verdict, erased } = await check();
  expect(verdict).toBe('VERIFIED');
  await log.rows(
    `with said as (insert into audit.entry (type, payload, cleared)
       values ('erased', jsonb_build_object('entries', jsonb_build_array('${id}')), false)),
     blank as (delete from audit.salt where entry = '${id}')
     delete from audit.entry where id = '${id}'`,
  );
  await log.round();
  expect(await check()).toMatchObject({ verdict: 'VERIFIED', erased: erased + 1 });
});

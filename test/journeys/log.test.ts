import { cpSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import {
  consistencyRanges,
  inclusionRanges,
  nodesOfProof,
  prove,
  recordLeafHash,
  verifyConsistency,
  verifyInclusion,
} from '@lidhja/audit';
import { LogSigner } from '@lidhja/evidence';
import { ensureKeys } from '@lidhja/launch';
import { Client } from 'pg';
import { OtherLogins, WEAK_LOCKS } from '../testkit/OtherLogins';
import { logKeys, RecordLog } from '../testkit/RecordLog';
import { testCluster, TestDatabase } from '../testkit/TestCluster';

let database: TestDatabase;
let log: RecordLog;
beforeAll(async () => {
  database = await TestDatabase.create();
});
beforeEach(() => {
  log = new RecordLog(database);
});
afterEach(() => log.close());
afterAll(() => database.drop());

/** The sequencer goes on from what the database has, and signs what follows from the entries. */
const settle = async (): Promise<number> => {
  await log.sequencer.round();
  const { size, root } = await log.checkpoint();
  expect(size).toBe(await log.recorded());
  expect(root).toEqual((await log.treeOfEntries(size)).root());
  return size;
};

test('each entry has a place, and the checkpoint is of what the entries say', async () => {
  await log.record(3);
  const first = await settle();
  expect(first).toBeGreaterThanOrEqual(3);
  await log.record(5);
  expect(await log.sequencer.round()).toBe(5);
  expect(await settle()).toBe(first + 5);
  const [{ n } = { n: 0 }] = await log.rows<{ n: number }>(
    'select count(*)::int as n from audit.unplaced',
  );
  expect(n).toBe(0);
});

test('nothing is signed again where nothing is new', async () => {
  await settle();
  const kept = 'select count(*)::int as n from audit.checkpoint';
  const before = await log.rows(kept);
  expect(await log.sequencer.round()).toBe(0);
  expect(await log.rows(kept)).toEqual(before);
});

test('an entry that commits late is placed late, and none is passed over or placed twice', async () => {
  const late = new Client({ connectionString: database.url('lidhja_gateway') });
  await late.connect();
  await late.query('begin');
  await late.query(`select audit.record('[{"type": "refused", "code": "LATE"}]')`);
  await log.record(2);
  const before = (await log.sequencer.round()) as number;
  expect(before).toBeGreaterThanOrEqual(2);
  await log.record(1);
  await late.query('commit');
  await late.end();
  expect(await log.sequencer.round()).toBe(2);
  await settle();
  const [last] = await log.rows<{ code: string }>(
    `select e.payload->>'code' as code from audit.place p join audit.entry e on e.id = p.entry
     order by p.place desc limit 1 offset 1`,
  );
  expect(last?.code).toBe('LATE');
});

test('one sequencer works and another waits, which then goes on with the same tree', async () => {
  await settle();
  const before = await log.checkpoint();
  const other = new RecordLog(database);
  await log.record(4);
  expect(await other.sequencer.round()).toBeNull();
  await log.close();
  expect(await other.sequencer.round()).toBe(4);
  expect(await log.sequencer.round()).toBeNull();
  const after = await other.checkpoint();
  const ranges = consistencyRanges(before.size, after.size);
  const proof = prove(ranges, await other.store.nodes(nodesOfProof(ranges)));
  expect(verifyConsistency(before, after, proof)).toBe(true);
  await other.close();
});

describe('a login of another part that was stolen', () => {
  const [TABLE, NUMBER] = ['audit.sequencer', 7_215_204];
  const what = { table: TABLE, lead: 'audit.lead_sequencers()', number: NUMBER };
  let others: OtherLogins;
  beforeAll(async () => {
    others = await OtherLogins.over(database, 'lidhja_evidence', what);
  });
  afterAll(() => others.end());

  test('does not keep the sequencer from its lock', async () => {
    expect(others.allowed).toEqual([]);
    await log.record(2);
    expect(await log.sequencer.round()).toBeGreaterThanOrEqual(2);
    await settle();
  });

  test.each(WEAK_LOCKS(TABLE, NUMBER))('would, were the lock %s', async (_, sql) => {
    const [{ made } = { made: '' }] = await log.rows<{ made: string }>(
      `select pg_get_functiondef('audit.lead_sequencers()'::regprocedure) as made`,
    );
    const lock = `lock table ${TABLE} in share update exclusive mode nowait;`;
    expect(made).toContain(lock);
    await log.rows(made.replace(lock, sql));
    try {
      expect(await log.sequencer.round()).toBeNull();
    } finally {
      await log.rows(made);
    }
    expect(await log.sequencer.round()).not.toBeNull();
  });
});

test('the lock is held by a transaction that vacuum does not wait for', async () => {
  await settle();
  const holders = await log.rows(
    `select a.backend_xid as id, a.backend_xmin as snapshot from pg_locks l
     join pg_stat_activity a on a.pid = l.pid where l.relation = 'audit.sequencer'::regclass
       and l.mode = 'ShareUpdateExclusiveLock' and a.datname = current_database()`,
  );
  expect(holders).toEqual([{ id: null, snapshot: null }]);
});

test('whoever does not hold the lock places and signs nothing', async () => {
  const refused = { code: 'LJ001' };
  const other = new RecordLog(database);
  await expect(other.store.place(0, [])).rejects.toMatchObject(refused);
  await expect(other.store.keepCheckpoint(1, Buffer.alloc(32), 'note')).rejects.toMatchObject(
    refused,
  );
  await other.close();
});

test('that an entry is in the log is proved by what was kept beside the places', async () => {
  await log.record(7);
  await settle();
  const { size, root } = await log.checkpoint();
  for (const place of [0, 1, size - 2, size - 1]) {
    const ranges = inclusionRanges(place, size);
    const proof = prove(ranges, await log.store.nodes(nodesOfProof(ranges)));
    const [row] = await log.rows<{ entry: string; digest: Buffer }>(
      `select entry, digest from audit.place where place = ${place}`,
    );
    const leaf = recordLeafHash({ place, id: row?.entry ?? '', digest: row?.digest as Buffer });
    expect(verifyInclusion({ place, size, leaf, root, proof })).toBe(true);
    expect(verifyInclusion({ place: place ^ 1, size, leaf, root, proof })).toBe(false);
  }
});

test('as many statements are sent for many entries as for a few', async () => {
  const statements: number[] = [];
  for (const entries of [2, 900]) {
    await settle();
    await log.record(entries);
    const sent = jest.spyOn(log.store as unknown as { send(): Promise<unknown[]> }, 'send');
    expect(await log.sequencer.round()).toBe(entries);
    statements.push(sent.mock.calls.length);
    sent.mockRestore();
  }
  expect(statements).toEqual([3, 3]);
});

const END = '(select max(place) from audit.place)';
const FIRST = '(select entry from audit.place where place = 0)';
const TABLES = ['entry', 'salt', 'place'];

describe('nothing is signed', () => {
  let damaged: TestDatabase;
  let other: RecordLog;
  beforeAll(async () => {
    damaged = await TestDatabase.create();
    other = new RecordLog(damaged);
    // Four leaves and one: both at the edge of the tree, where it is gone on with.
    await other.record(5 - (await other.recorded()));
    await other.sequencer.round();
    await other.close();
    for (const table of TABLES)
      await other.rows(`create table kept_${table} as table audit.${table}`);
  });
  afterEach(async () => {
    await other.close();
    for (const table of TABLES) {
      await other.rows(
        `delete from audit.${table}; insert into audit.${table} table kept_${table} on conflict do nothing`,
      );
    }
    await other.rows('delete from audit.unplaced; delete from audit.checkpoint where size > 5');
    // It was the damage alone: otherwise it is gone on with.
    expect(await other.sequencer.round()).toBe(0);
    await other.close();
  });
  afterAll(() => damaged.drop());

  test.each([
    ['the end of the log is gone', 'LOG_BEHIND', `delete from audit.place where place = ${END}`],
    [
      'a leaf is another',
      'LOG_INCONSISTENT',
      `update audit.place set leaf = sha256('x') where place = ${END}`,
    ],
    [
      'a subtree is another',
      'LOG_INCONSISTENT',
      `update audit.place set nodes = substr(nodes, 1, 32) || sha256('x') where place = ${END} - 1`,
    ],
    [
      'a subtree is gone',
      'LOG_INCONSISTENT',
      `update audit.place set nodes = '' where place = ${END} - 1`,
    ],
    ['a place is gone', 'LOG_INCONSISTENT', `delete from audit.place where place = ${END} - 1`],
    [
      'an entry is gone before it had a place',
      'ENTRY_MISSING',
      `insert into audit.unplaced (entry) select ${FIRST}; delete from audit.entry where id = ${FIRST}`,
    ],
    [
      'its salt is gone',
      'ENTRY_MISSING',
      `insert into audit.unplaced (entry) select ${FIRST}; delete from audit.salt where entry = ${FIRST}`,
    ],
  ])('when %s', async (_what, code, sql) => {
    await other.rows(sql);
    const before = await other.rows('select count(*) from audit.checkpoint');
    await other.record(1);
    // Where the part starts again as well, so that it does not end and begin for ever.
    await expect(other.sequencer.check()).rejects.toMatchObject({ code });
    await expect(other.sequencer.round()).rejects.toMatchObject({ code });
    expect(await other.rows('select count(*) from audit.checkpoint')).toEqual(before);
  });
});

test('a log is not gone on with under another key', async () => {
  await settle();
  await log.close();
  const keys = ensureKeys(mkdtempSync(join(testCluster().data, 'keys-')), '[]\n');
  // Of the same name, and of no key that the ring ever had.
  cpSync(join(logKeys(), 'checkpoint.origin'), join(keys['evidence'] ?? '', 'checkpoint.origin'));
  const signer = LogSigner.read(keys['evidence'] ?? '');
  const other = new RecordLog(database, { signer });
  await expect(other.sequencer.round()).rejects.toMatchObject({ code: 'LOG_KEY_CHANGED' });
  await other.close();
});

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  GrowingTree,
  headCommitment,
  openCheckpoint,
  periodKeys,
  periodLeafHash,
  rootOfSlot,
  type OpenedCheckpoint,
} from '@lidhja/audit';
import { Client } from 'pg';
import { LogKeyRing } from '../testkit/LogKeyRing';
import { logKey, RecordLog, witnessFolder } from '../testkit/RecordLog';
import { TestDatabase } from '../testkit/TestCluster';

let database: TestDatabase;
let log: RecordLog;
beforeAll(async () => {
  database = await TestDatabase.create();
});
beforeEach(async () => {
  log = new RecordLog(database);
  await log.pass(0);
  // A public log of its own for each.
  await log.rows(
    'truncate audit.period, audit.period_head, audit.period_beginning, audit.proof, audit.awaiting',
  );
  await log.round();
});
afterEach(() => log.close());
afterAll(() => database.drop());

interface PeriodRow {
  readonly number: string;
  readonly until: Date;
  readonly slots: Buffer;
  readonly commitment: Buffer;
  readonly size: string;
  readonly salt: Buffer;
}
interface ProofRow {
  readonly leaf: Buffer;
  readonly period: string;
  readonly slot: number;
  readonly path: Buffer;
}

const periods = (): Promise<PeriodRow[]> => log.rows('select * from audit.period order by number');
const proofs = (): Promise<ProofRow[]> => log.rows('select * from audit.proof order by period');
const count = async (table: string): Promise<number> =>
  (await log.rows<{ n: number }>(`select count(*)::int as n from ${table}`))[0]?.n ?? NaN;

/** The newest head, whether or not it is told yet. */
const head = async (keys = [logKey()]): Promise<OpenedCheckpoint> => {
  const [row] = await log.rows<{ note: string }>(
    'select note from audit.period_head order by size desc limit 1',
  );
  return openCheckpoint(row?.note ?? '', periodKeys(keys));
};

/** The tree that follows from the rows alone. */
const treeOf = (rows: readonly PeriodRow[]): GrowingTree => {
  const tree = GrowingTree.empty();
  for (const row of rows) tree.append(periodLeafHash({ ...row, number: Number(row.number) }));
  return tree;
};

const settled = async (): Promise<number> => {
  const rows = await periods();
  expect(rows.map(({ number }) => Number(number))).toEqual(rows.map((_, at) => at));
  const { size, root } = await head();
  expect(size).toBe(rows.length);
  expect(treeOf(rows).root()).toEqual(root);
  return size;
};

test('each ten seconds have a leaf, whether or not anything happened', async () => {
  await log.pass(104);
  expect(await log.round()).toBe(10);
  await log.record(2);
  await log.pass(30);
  expect(await log.round()).toBe(3);
  expect(await settled()).toBe(13);
  const [first, second] = (await periods()) as [PeriodRow, PeriodRow];
  expect(second.until.getTime() - first.until.getTime()).toBe(10_000);
  expect(first.until.getTime() % 10_000).toBe(0);
});

test('a period is left open for a moment, and made once', async () => {
  const [{ begun } = { begun: new Date() }] = await log.rows<{ begun: Date }>(
    'select begun from audit.period_beginning',
  );
  const after = (seconds: number): Promise<void> =>
    log.stand(new Date(begun.getTime() + seconds * 1000));
  for (const [seconds, made] of [
    [0, 0],
    [12.9, 0],
    [13, 1],
    [13.1, 0],
    [22.9, 0],
    [23.1, 1],
  ] as const) {
    await after(seconds);
    expect(await log.round()).toBe(made);
  }
});

test('after a pause what was missed is made in batches, whatever it is', async () => {
  await log.record(3);
  await log.pass(3 * 24 * 3600 + 3);
  const sent = jest.spyOn(log.store, 'send');
  expect(await log.round()).toBe(20_000);
  expect(sent.mock.calls.length).toBeLessThan(60);
  sent.mockRestore();
  expect(await log.round()).toBe(3 * 8640 - 20_000);
  expect(await settled()).toBe(3 * 8640);
  expect(new Set((await proofs()).map(({ period }) => period)).size).toBe(1);
});

test('a clock that goes back makes nothing until it has caught up', async () => {
  await log.pass(104);
  await log.round();
  await log.pass(-90);
  await log.record(2);
  expect(await log.round()).toBe(0);
  await log.pass(98);
  expect(await log.round()).toBe(0);
  await log.pass(1);
  expect(await log.round()).toBe(1);
  expect(await settled()).toBe(11);
  expect((await proofs()).map(({ period }) => period)).toEqual(['10', '10']);
});

const told = async (): Promise<string | undefined> =>
  (await log.rows<{ size: string }>('select size from audit.told_periods()'))[0]?.size;

test('a clock that was far ahead and goes back does not take back what was told', async () => {
  await log.pass(104);
  await log.round();
  await log.pass(10);
  expect(await told()).toBe('10');
  await log.pass(3600);
  await log.round();
  await log.pass(10);
  const ahead = await told();
  expect(Number(ahead)).toBeGreaterThan(300);
  await log.pass(-3500);
  expect(await log.round()).toBe(0);
  expect(await told()).toBe(ahead);
});

test('each entry stands at one slot of the period in which it was recorded', async () => {
  await log.record(40);
  await log.pass(100);
  await log.round();
  await log.record(7);
  await log.round();
  expect(await count('audit.awaiting')).toBe(7);
  await log.pass(10);
  await log.round();
  const [rows, placed] = [await periods(), await proofs()];
  expect(placed).toHaveLength(47);
  for (const { leaf, period, slot, path } of placed) {
    const hashes = Array.from({ length: 16 }, (_, at) => path.subarray(at * 32, at * 32 + 32));
    expect(rootOfSlot(leaf, { slot, path: hashes })).toEqual(rows[Number(period)]?.slots);
  }
  const entries = await log.rows<{ n: number }>(
    `select count(*)::int as n from audit.place p join audit.proof f
       on f.leaf = audit.item_leaf('entry ' || p.entry || ' ' || encode(p.digest, 'hex'))`,
  );
  expect(entries).toEqual([{ n: 47 }]);
});

test('what commits late stands in a later period, and nothing is passed over', async () => {
  const late = new Client({ connectionString: database.url('lidhja_gateway') });
  await late.connect();
  await late.query('begin');
  await late.query(`select audit.record('[{"type": "refused", "code": "LATE"}]'),
    audit.await_receipts('[{"jws": "a.b.c"}]')`);
  await log.record(2);
  await log.pass(100);
  await log.round();
  expect(await proofs()).toHaveLength(2);
  await late.query('commit');
  await late.end();
  await log.pass(10);
  await log.round();
  const last = String((await settled()) - 1);
  expect((await proofs()).map(({ period }) => period).slice(2)).toEqual([last, last]);
});

test('what does not fit into a period waits for the next', async () => {
  await log.rows(
    `insert into audit.awaiting (at, leaf) select now(), sha256(n::text::bytea) from generate_series(1, 20000) n`,
  );
  await log.pass(60);
  await log.round();
  await settled();
  expect(await count('audit.awaiting')).toBe(0);
  expect(
    await log.rows('select count(*)::int as n from audit.proof group by period order by period'),
  )
    // A quarter of the slots.
    .toEqual([{ n: 16_384 }, { n: 20_000 - 16_384 }]);
});

test('a period commits to the log of the record, for whoever has the whole of that', async () => {
  await log.record(3);
  await log.pass(20);
  await log.round();
  await log.record(2);
  await log.pass(20);
  await log.round();
  const rows = await periods();
  expect(new Set(rows.map(({ size }) => size)).size).toBe(2);
  // Of the same record, too, each is another: nobody sees whether anything was added to it.
  const [commitments, roots] = [rows.map((row) => row.commitment), rows.map((row) => row.slots)];
  for (const hashes of [commitments, roots]) {
    expect(new Set(hashes.map((hash) => hash.toString('hex'))).size).toBe(rows.length);
  }
  for (const { salt, size, commitment } of rows) {
    const root = (await log.treeOfEntries(Number(size))).root();
    expect(headCommitment(salt, { size: Number(size), root })).toEqual(commitment);
    expect(headCommitment(salt, { size: Number(size) + 1, root })).not.toEqual(commitment);
  }
});

test('it costs one row in ten seconds where nothing happens, and one question a second', async () => {
  await log.pass(1000);
  await log.round();
  const sent = jest.spyOn(log.store, 'send');
  const statements = async (): Promise<number> => {
    sent.mockClear();
    await log.periods.round(log.sequencer.head as never);
    return sent.mock.calls.length;
  };
  expect(await statements()).toBe(1);
  const before = await count('audit.period');
  await log.pass(10);
  // How it stands, what waits, the period, the head.
  expect(await statements()).toBe(4);
  sent.mockRestore();
  expect(await count('audit.period')).toBe(before + 1);
  expect(await count('audit.proof')).toBe(0);
  for (let at = 0; at < 8; at += 1) {
    await log.pass(10);
    await log.round();
  }
  expect(await count('audit.period_head')).toBe(4);
});

test('as many statements are sent for many entries as for a few', async () => {
  const statements: number[] = [];
  for (const entries of [2, 900]) {
    await log.record(entries);
    await log.sequencer.round();
    await log.pass(20);
    const sent = jest.spyOn(log.store, 'send');
    await log.periods.round(log.sequencer.head as never);
    statements.push(sent.mock.calls.length);
    sent.mockRestore();
  }
  expect(statements[0]).toBe(statements[1]);
});

describe('one makes periods', () => {
  test('and another goes on with the same log, there and back', async () => {
    await log.pass(60);
    await log.round();
    const other = new RecordLog(database);
    expect(await other.round()).toBeNull();
    await log.close();
    await log.pass(20);
    expect(await other.round()).toBe(2);
    expect(await log.round()).toBeNull();
    await other.close();
    await log.pass(30);
    expect(await log.round()).toBe(3);
    await settled();
  });

  test('and whoever does not hold the lock makes and signs none', async () => {
    const refused = { code: 'LJ001' };
    const other = new RecordLog(database);
    await expect(other.periodStore.keep(0, 0, [])).rejects.toMatchObject(refused);
    await expect(other.periodStore.keepHead(1, 'note', [])).rejects.toMatchObject(refused);
    await log.rows('truncate audit.period_beginning');
    await expect(other.periodStore.standing(true)).rejects.toMatchObject(refused);
    await other.close();
  });

  test('and none in the place of another', async () => {
    await log.pass(60);
    await log.round();
    await expect(log.periodStore.keep(1, 0, [])).rejects.toMatchObject({ code: 'LJ001' });
  });
});

const END = '(select max(number) from audit.period)';
const KEPT = 'period, period_head'.split(', ');

describe('nothing is signed', () => {
  beforeEach(async () => {
    await log.pass(54);
    expect(await log.round()).toBe(5);
    await log.close();
    for (const table of KEPT) {
      await log.rows(`drop table if exists kept_${table}`);
      await log.rows(`create table kept_${table} as table audit.${table}`);
    }
  });

  test.each([
    ['the end of the log is gone', 'LOG_BEHIND', `delete from audit.period where number = ${END}`],
    [
      'what stood in a period is another',
      'LOG_INCONSISTENT',
      `update audit.period set slots = sha256('x') where number = ${END}`,
    ],
    [
      'what a period commits to is another',
      'LOG_INCONSISTENT',
      `update audit.period set commitment = sha256('x') where number = ${END}`,
    ],
    [
      'a subtree is another',
      'LOG_INCONSISTENT',
      `update audit.period set nodes = substr(nodes, 1, 32) || sha256('x') where number = ${END} - 1`,
    ],
    [
      'a subtree is gone',
      'LOG_INCONSISTENT',
      `update audit.period set nodes = '' where number = 3`,
    ],
    ['a period is gone', 'LOG_INCONSISTENT', `delete from audit.period where number = ${END} - 1`],
    [
      'the head is none of the log',
      'LOG_KEY_CHANGED',
      `update audit.period_head set note = replace(note, '/periods', '/other')`,
    ],
  ])('when %s', async (_what, code, sql) => {
    await log.rows(sql);
    await log.pass(20);
    await expect(log.periods.check()).rejects.toMatchObject({ code });
    await expect(log.round()).rejects.toMatchObject({ code });
    // It was the damage alone: otherwise it is gone on with.
    await log.close();
    for (const table of KEPT) {
      await log.rows(`truncate audit.${table}; insert into audit.${table} table kept_${table}`);
    }
    expect(await log.round()).toBe(2);
  });

  test('behind what a witness kept, as after an old copy was restored, or beside it', async () => {
    const witness = witnessFolder();
    const keep = async (): Promise<void> => {
      const [row] = await log.rows<{ note: string }>(
        'select note from audit.period_head order by size desc limit 1',
      );
      writeFileSync(join(witness, 'public.checkpoint'), row?.note ?? '');
    };
    const again = async (): Promise<number | null> => {
      const other = new RecordLog(database, { witness });
      return other.round().finally(() => other.close());
    };
    await log.pass(30);
    await log.round();
    await keep();
    await log.close();
    expect(await again()).toBe(0);
    for (const table of KEPT) {
      await log.rows(`truncate audit.${table}; insert into audit.${table} table kept_${table}`);
    }
    await expect(again()).rejects.toMatchObject({ code: 'LOG_BEHIND' });
    await log.round();
    await log.close();
    await expect(again()).rejects.toMatchObject({ code: 'LOG_INCONSISTENT' });
  });
});

test('a key that begins to sign does so at once, and one that was lost alone is not needed', async () => {
  const ring = new LogKeyRing();
  await log.pass(60);
  await log.round();
  await log.close();
  let other = new RecordLog(database, { signer: ring.signer() });
  await other.round();
  const first = ring.last.kid;
  await ring.command('rotate', '--in', '0');
  ring.end(first);
  await other.round();
  const [signed] = (await head(ring.verifierKeys())).signedBy;
  expect(signed).toBe(ring.signer().forPeriods().signing()[0]);
  await other.close();
  other = new RecordLog(database, {
    signer: ring.planted((key) => ({ ...key, revokedAt: key.notBefore })),
  });
  await other.periods.check();
  await other.close();
});

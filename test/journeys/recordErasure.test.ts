import { createReadStream, mkdtempSync, readFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { verifyExport, type Outcome } from '@lidhja/audit';
import { RecordErasure, RecordExport, writeLines } from '@lidhja/launch';
import { sampleId } from '@lidhja/platform';
import { logKey, RecordLog } from '../testkit/RecordLog';
import { testCluster, TestDatabase } from '../testkit/TestCluster';

const UNTIL = '2016-01-01T00:00:00Z';
const REASON = 'Term of the record';
/** Of entries that are old, and of one that is under a hold. */
const OLD = 'a'.repeat(64);
const HELD = 'b'.repeat(64);
const STEP = 'c'.repeat(64);

let database: TestDatabase;
let log: RecordLog;
let folder: string;
let held: string;
beforeEach(async () => {
  database = await TestDatabase.create();
  folder = mkdtempSync(join(testCluster().data, 'erasure-'));
  log = new RecordLog(database);
  await log.record(3);
  await dispatch(OLD, null);
  const [kept] = await log.rows<{ id: string }>(
    'select request as id from exchange.retention order by 1 limit 1',
  );
  await log.rows(
    `update exchange.retention set held_by = requested where request = '${kept?.id ?? ''}'`,
  );
  await dispatch(HELD, kept?.id ?? '');
  held = kept?.id ?? '';
  await log.rows(`update audit.entry set recorded_at = '2015-12-31T23:59:59Z'`);
  await log.record(2);
  await log.sequencer.round();
});
afterEach(async () => {
  await log.close();
  await database.drop();
});

const dispatch = (answer: string, request: string | null): Promise<unknown> =>
  database.as('lidhja_gateway', (client) =>
    client.query('select audit.record($1)', [
      JSON.stringify([{ type: 'dispatched', answer, request, bytes: 1 }]),
    ]),
  );

const erase = async (): Promise<number> =>
  (await RecordErasure.erase(database.url('lidhja_migrator'), UNTIL, REASON)).entries;

let written = 0;
const exported = async (): Promise<readonly [Outcome, string]> => {
  await log.sequencer.round();
  const file = join(folder, `${(written += 1)}.jsonl`);
  await writeLines(file, RecordExport.lines(database.url('lidhja_migrator'), 'Yearly review'));
  const outcome = await verifyExport(createReadStream(file), { keys: [logKey()], kept: [] });
  return [outcome, readFileSync(file, 'utf8')];
};
const saying = (answer: string): Promise<{ n: number }[]> =>
  log.rows(`select count(*)::int as n from audit.entry where payload->>'answer' = '${answer}'`);

/** How often dead rows were cleared out of the tables that held them. */
const cleared = (): Promise<{ n: number }[]> =>
  log.rows(`select vacuum_count::int as n from pg_stat_user_tables
    where schemaname = 'audit' and relname in ('entry', 'salt') order by relname`);

test('what is past its term is destroyed, what verifies says so, and what is held stays', async () => {
  expect((await exported())[1]).toContain(OLD);
  const old = await log.rows<{ id: string }>(
    `select id from audit.entry where recorded_at < '${UNTIL}' and payload->>'answer' is distinct from '${HELD}'`,
  );
  const before = await cleared();
  expect(await erase()).toBe(old.length);
  expect(await cleared()).toEqual(before.map(({ n }) => ({ n: n + 1 })));
  const [outcome, text] = await exported();
  expect(outcome).toMatchObject({ verdict: 'VERIFIED', erased: old.length });
  expect(text).not.toContain(OLD);
  expect(text).toContain(HELD);
  expect(await saying(OLD)).toEqual([{ n: 0 }]);
  expect(
    await log.rows(`select payload from audit.entry where type = 'erased' and payload ? 'entries'`),
  ).toEqual([
    {
      payload: {
        entries: expect.arrayContaining(old.map(({ id }) => id)) as unknown,
        ...{ basis: 'term', reason: REASON },
      },
    },
  ]);
  const salts = await log.rows(
    `select s.entry from audit.salt s where s.entry = any (array['${old.map(({ id }) => id).join("','")}']::uuid[])`,
  );
  expect(salts).toEqual([]);
  // Nothing is left to do, and nothing is said of it.
  expect(await erase()).toBe(0);
  expect(
    await log.rows(`select from audit.entry where type = 'erased' and payload ? 'entries'`),
  ).toHaveLength(1);
});

test('of a request that is held stays what names it without relying on it, and the whole of that operation', async () => {
  const operation = randomUUID();
  await database.as('lidhja_gateway', (client) =>
    client.query('select audit.record($1)', [
      JSON.stringify([
        { type: 'refused', code: 'NOT_AVAILABLE', named: [held], detail: STEP },
        { type: 'refused', operation, code: 'NOT_AVAILABLE', named: [held] },
        { type: 'dispatched', operation, answer: STEP, bytes: 1 },
      ]),
    ]),
  );
  // As parts keep what was written: no request was relied on.
  const steps = await log.rows<{ id: string }>(
    `update audit.entry set recorded_at = '2015-01-01', type = case type when 'refused' then 'written' else type end
     where payload->'named' ? '${held}' or operation = '${operation}' returning id`,
  );
  await log.sequencer.round();
  expect(steps).toHaveLength(3);
  expect(await erase()).toBeGreaterThan(0);
  expect(
    await log.rows(
      `select from audit.entry where id = any ('{${steps.map(({ id }) => id).join()}}')`,
    ),
  ).toHaveLength(3);
  expect((await exported())[0]).toMatchObject({ verdict: 'VERIFIED' });
  // Once the hold is lifted they go as all others.
  await log.rows(`update exchange.retention set held_by = null where request = '${held}'`);
  expect(await erase()).toBe(steps.length + 1);
});

test('that a case or a request was erased goes at the same term, and only what says that of entries stays', async () => {
  const [erased, persons] = [randomUUID(), [randomUUID(), randomUUID()]];
  await database.as('lidhja_national', (client) =>
    client.query('select audit.record($1)', [
      JSON.stringify([
        {
          ...{ type: 'erased', operation: randomUUID(), basis: 'retention', of: erased },
          ...{ records: [erased, ...persons], fields: ['Person.familyName'] },
        },
      ]),
    ]),
  );
  await log.rows(
    `update audit.entry set recorded_at = '2015-01-01' where payload->>'of' = '${erased}'`,
  );
  await log.sequencer.round();
  expect(await erase()).toBeGreaterThan(0);
  await log.rows(
    `update audit.entry set recorded_at = '2015-01-01' where type = 'erased' and payload ? 'entries'`,
  );
  const [outcome, text] = await exported();
  expect(outcome).toMatchObject({ verdict: 'VERIFIED' });
  // They stood in that case, which nobody is to know any more.
  for (const person of persons) expect(text).not.toContain(person);
  expect(await erase()).toBe(0);
});

test('what names word of danger that is held stays, as long as it is', async () => {
  const push = sampleId('danger-push/italy');
  await log.rows(`insert into exchange.danger_term (push, held_by)
    values ('${push}', '${sampleId('organisation/oversight')}')`);
  await database.as('lidhja_gateway', (client) =>
    client.query('select audit.record($1)', [
      JSON.stringify([{ type: 'refused', code: 'NOT_AVAILABLE', named: [push], detail: STEP }]),
    ]),
  );
  await log.rows(`update audit.entry set recorded_at = '2015-01-01'
    where payload->'named' ? '${push}'`);
  await log.sequencer.round();
  const names = (): Promise<object[]> =>
    log.rows(`select from audit.entry where payload->'named' ? '${push}'`);
  expect(await erase()).toBeGreaterThan(0);
  expect(await names()).toHaveLength(1);
  await log.rows(`update exchange.danger_term set held_by = null`);
  expect(await erase()).toBe(1);
  expect(await names()).toEqual([]);
});

test('whom word of danger was to go around is forgotten with the last entry of the operation', async () => {
  const [gone, stays, whole] = [randomUUID(), randomUUID(), randomUUID()];
  const record = (operation: string): Promise<unknown> =>
    database.as('lidhja_gateway', (client) =>
      client.query('select audit.record($1)', [
        JSON.stringify([
          { type: 'refused', operation, code: 'NOT_AVAILABLE' },
          { type: 'dispatched', operation, answer: STEP, bytes: 1 },
        ]),
      ]),
    );
  for (const operation of [gone, stays, whole]) {
    await record(operation);
    await log.rows(`insert into exchange.danger_attempt_around values ('${randomUUID()}', '${operation}',
      '${sampleId('official/prosecutor-vlora')}', false)`);
  }
  // Of the second one entry is younger, and of the third both are.
  await log.rows(`update audit.entry set recorded_at = '2015-01-01'
    where operation = '${gone}' or operation = '${stays}' and type = 'refused'`);
  await log.sequencer.round();
  expect(await erase()).toBeGreaterThan(0);
  const left = await log.rows<{ operation: string }>(
    'select operation from exchange.danger_attempt_around order by 1',
  );
  expect(left.map(({ operation }) => operation)).toEqual([stays, whole].sort());
});

test('what names a case that is held stays, as long as it is', async () => {
  const [of] = await log.rows<{ id: string }>(
    `update "national".case_term set held = true where case_id = (
       select case_id from "national".case_term order by 1 limit 1) returning case_id as id`,
  );
  await database.as('lidhja_gateway', (client) =>
    client.query('select audit.record($1)', [
      JSON.stringify([{ type: 'refused', code: 'NOT_AVAILABLE', named: [of?.id], detail: STEP }]),
    ]),
  );
  const [kept] = await log.rows<{ id: string }>(
    `update audit.entry set recorded_at = '2015-01-01' where payload->'named' ? '${of?.id}' returning id`,
  );
  await log.sequencer.round();
  await erase();
  const there = `select from audit.entry where id = '${kept?.id}'`;
  expect(await log.rows(there)).toHaveLength(1);
  await log.rows('update "national".case_term set held = false');
  await erase();
  expect(await log.rows(there)).toHaveLength(0);
});

test('what persons could be told of it goes with it, as long as no entry of it stays', async () => {
  const [gone, stays, later] = [randomUUID(), randomUUID(), randomUUID()];
  const organisation = sampleId('organisation/prosecutor-vlora');
  for (const [person, day] of [
    ...[gone, stays].map((one) => [one, '2015-12-31']),
    [later, UNTIL.slice(0, 10)],
  ])
    await log.rows(`insert into audit.reading values
      ('${person}', '${day}', '${organisation}', 'VICTIM_HEALTH', 'ASSISTANCE', 'consent', '{}')`);
  await log.rows(`update audit.entry set type = 'released', organisation = '${organisation}',
    payload = payload || '{"rows": [{"of": ["${stays}"]}]}' where payload->>'answer' = '${HELD}'`);
  const read = async (): Promise<string[]> =>
    (await log.rows<{ person: string }>('select person from audit.reading')).map(
      ({ person }) => person,
    );
  await erase();
  expect((await read()).sort()).toEqual([stays, later].sort());
  await log.rows('update exchange.retention set held_by = null');
  await erase();
  expect(await read()).toEqual([later]);
});

test('how many entries say so tells nobody who is not cleared how many there were', async () => {
  const seen = (): Promise<object[]> =>
    log.rows(
      `select from audit.entry where type = 'erased' and payload ? 'entries' and not cleared`,
    );
  await log.record(1100);
  await log.rows(`update audit.entry set recorded_at = '2015-06-01' where type = 'refused'`);
  await log.sequencer.round();
  expect(await erase()).toBeGreaterThan(1000);
  expect(
    await log.rows(`select from audit.entry where type = 'erased' and payload ? 'entries'`),
  ).toHaveLength(3);
  expect(await seen()).toHaveLength(1);
  expect((await exported())[0]).toMatchObject({ verdict: 'VERIFIED' });
});

test('two that erase at once destroy each entry once, and each says what it destroyed', async () => {
  const [there] = await log.rows<{ n: number }>(
    `select count(*)::int as n from audit.entry where recorded_at < '${UNTIL}'
     and payload->>'answer' is distinct from '${HELD}'`,
  );
  const counts = await Promise.all([erase(), erase(), erase()]);
  expect(counts.reduce((sum, one) => sum + one)).toBe(there?.n);
  expect(
    await log.rows(`select from audit.entry where type = 'erased' and payload ? 'entries'`),
  ).toHaveLength(1);
});

test('without the entry that says so nothing is destroyed', async () => {
  await log.rows(`alter table audit.entry add constraint fails check (type <> 'erased') not valid`);
  await expect(erase()).rejects.toMatchObject({ code: '23514' });
  expect(await saying(OLD)).toEqual([{ n: 1 }]);
  expect((await exported())[0]).toMatchObject({ verdict: 'VERIFIED' });
});

test('a blank of which no entry says it is told by the verifier', async () => {
  await erase();
  await log.sequencer.round();
  const [one] = await log.rows<{ entry: string }>(
    `select s.entry from audit.salt s join audit.entry e on e.id = s.entry where e.type = 'refused' limit 1`,
  );
  await log.rows(`delete from audit.salt where entry = '${one?.entry ?? ''}'`);
  expect((await exported())[0]).toMatchObject({ verdict: 'UNLOGGED_ERASURE' });
});

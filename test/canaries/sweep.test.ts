import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { createLog } from '@lidhja/platform';
import { TestDatabase, testCluster } from '../testkit/TestCluster';
import { TestHub } from '../testkit/TestHub';
import { AnswerWatch } from './AnswerWatch';
import { dumpRows } from './dumpRows';
import { FactsReader } from './Facts';
import { Notes, TOKENS_FILE, type NoteHead } from './Notes';
import { OutputWatch } from './OutputWatch';
import { faultsOf, reportRun } from './reportRun';
import { sweep } from './sweep';
import type { Token } from './Token';

let database: TestDatabase;
beforeAll(async () => {
  database = await TestDatabase.create();
});
afterAll(() => database.drop());

/** The run's own tokens, and notes of a run that never was. */
const { tokens } = Notes.ofRun() as Notes;
let notes: Notes;
beforeEach(() => {
  notes = new Notes(mkdtempSync(join(tmpdir(), 'lidhja-notes-')));
  writeFileSync(join(notes.folder, TOKENS_FILE), JSON.stringify(tokens));
});
afterEach(() => rmSync(notes.folder, { recursive: true, force: true }));

const token = tokens.find(({ name }) => name.includes('case_suspect.family_name')) as Token;
const ofSample = tokens.find(
  ({ planted, name }) => !planted && name.includes('case_suspect.family_name'),
) as Token;

const leaks = (): readonly string[] => sweep(notes.all(), tokens).leaks;

/** One leak, told with these words and without the value. */
const expectLeak = (...words: string[]): void => {
  const [leak, ...more] = leaks();
  expect(more).toEqual([]);
  for (const word of [token.name, ...words]) expect(leak).toContain(word);
  expect(leak?.toLowerCase()).not.toContain(token.value.toLowerCase());
};

const answer = { place: 'answer', by: 'gateway' } as const;
const journalist = { subject: 'journalist', purpose: 'PREVENTION', request: null };

describe('a planted leak is told', () => {
  const bodies: [string, string, (value: string) => Buffer | string][] = [
    ['an answer', 'plain', (value) => `{"data":{"familyName":"${value}"}}`],
    ['a cursor', 'base64url', (value) => Buffer.from(`["${value}",1]`).toString('base64url')],
    ['a header', 'hex', (value) => `etag: "${Buffer.from(value).toString('hex')}"\r\n\r\n{}`],
    ['a zipped answer', 'plain', (value) => gzipSync(`{"familyName":"${value}"}`)],
  ];
  test.each(bodies)('in %s', (_where, encoding, bytes) => {
    const head = { ...answer, asker: journalist, entitled: { [token.name]: false } };
    notes.add(head, Buffer.from(bytes(token.value) as string));
    expectLeak(encoding, 'answer of gateway', 'to journalist for PREVENTION');
  });

  test('in an answer about which nothing was reckoned', () => {
    notes.add({ ...answer, asker: journalist }, Buffer.from(token.value));
    expectLeak('plain');
  });

  test('in a line of a log, whoever was entitled to it', () => {
    const write = (line: string): void =>
      notes.add({ place: 'log', by: 'local' }, Buffer.from(line));
    createLog('local', 'trace', { write }).trace({ suspect: token.value }, 'read');
    expectLeak('plain', 'log of local');
  });

  test('in what is written to standard error', () => {
    const silenced = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    const watch = OutputWatch.start(notes);
    process.stderr.write(`Error: ${token.value}\n`);
    watch.stop();
    process.stderr.write(token.value);
    silenced.mockRestore();
    expectLeak('plain', 'output of standard error');
  });

  test('in what is written while one of two hubs is still there, and not afterwards', () => {
    const silenced = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    const [first, second] = [OutputWatch.start(notes), OutputWatch.start(notes)];
    first.stop();
    process.stderr.write(token.value);
    second.stop();
    process.stderr.write(`${token.value} afterwards`);
    silenced.mockRestore();
    expect([...notes.all()]).toHaveLength(1);
    expectLeak('plain', 'output of standard error');
  });

  test('in what is said on the console', () => {
    const silenced = jest.spyOn(globalThis.console, 'error').mockReturnValue(undefined);
    const watch = OutputWatch.start(notes);
    globalThis.console.error('failed: %s', token.value);
    watch.stop();
    silenced.mockRestore();
    expectLeak('plain', 'output of console.error');
  });

  test.each([
    [
      'audit row',
      `insert into audit.entry (type, payload, cleared) values ('refused', jsonb_build_object('code', $1::text), false)`,
    ],
    [
      'idempotency key',
      `insert into exchange.idempotency_key values (gen_random_uuid(), 'writes', $1, 'digest')`,
    ],
  ])('in an %s', async (place, sql) => {
    const one = await TestDatabase.create();
    await one.as('admin', (client) => client.query(sql, [token.value]));
    await dumpRows(notes, one);
    await one.drop();
    expectLeak('plain', `${place} of ${one.name}`);
  });

  test('in the log of the database', () => {
    const log = join(notes.folder, 'postgres.log');
    writeFileSync(log, `2026-11-24 10:00:00 UTC [1] LOG:  statement: select '${token.value}'\n`);
    const { faults } = faultsOf(notes, [log], false);
    expect(faults).toEqual([expect.stringContaining(`${token.name}, plain, in database log`)]);
    expect(() => reportRun(notes.folder, [log], false)).toThrow('in database log of PostgreSQL');
  });

  test('of a value of the sample', () => {
    notes.add({ place: 'log', by: 'gateway' }, Buffer.from(`read ${ofSample.value}`));
    expect(leaks()).toEqual([expect.stringContaining(ofSample.name)]);
  });
});

test('the reason of a caller may stand in the record, and nowhere else', () => {
  const reason = tokens.find(({ kept }) => kept[0]?.about === 'entry') as Token;
  notes.add({ place: 'audit row', by: 'one' }, Buffer.from(reason.value));
  expect(leaks()).toEqual([]);
  notes.add({ place: 'log', by: 'one' }, Buffer.from(reason.value));
  expect(leaks()).toHaveLength(1);
});

test('what is read by whoever is entitled to it is no leak, and counts as seen', () => {
  notes.add({ ...answer, entitled: { [token.name]: true } }, Buffer.from(token.value));
  const { leaks: told, seen } = sweep(notes.all(), tokens);
  expect([told, [...seen]]).toEqual([[], [token.name]]);
});

test('a leak that a test planted itself is not told', () => {
  const head: Omit<NoteHead, 'test'> = { ...answer, planted: 'a wall is gone' };
  notes.add(head, Buffer.from(token.value));
  expect(sweep(notes.all(), tokens)).toMatchObject({ leaks: [], seen: new Set() });
});

test('a whole run without any answers fails, and so does one in which nobody saw a token', () => {
  const { faults } = faultsOf(notes, [], true);
  expect(faults).toContain('the run noted no answer: the sweep would find nothing');
  expect(
    faults.filter((fault) => fault.startsWith(`${token.name} was seen by nobody`)),
  ).toHaveLength(1);
  expect(faultsOf(notes, [], false).faults).toEqual([]);
});

test('notes of several processes are all swept', () => {
  notes.add({ place: 'log', by: 'one' }, Buffer.from('nothing'));
  const [note] = notes.all();
  expect(note?.bytes.toString()).toBe('nothing');
  expect(note?.head.test).toContain('sweep.test');
});

describe('answers as they are given', () => {
  /** A server that answers everyone with the token, listened to as if it were the gateway. */
  const given = async (headers: Record<string, string>, over = database): Promise<NoteHead> => {
    const server = createServer((_request, response) => {
      response.setHeader('content-type', 'text/plain');
      response.write('familyName: ');
      response.end(token.value);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
    const watch = new AnswerWatch(notes, over, { gateway: url });
    const response = await fetch(url, {
      method: 'POST',
      headers: { ...headers, connection: 'close' },
    });
    expect(await response.text()).toContain(token.value);
    await watch.stop();
    server.close();
    await once(server, 'close');
    const [note] = notes.all();
    expect(note?.bytes.toString()).toMatch(/^HTTP\/1.1 200[^]*familyName: CNRY/);
    return note?.head as NoteHead;
  };
  const bearer = (subject: string): string =>
    `Bearer e30.${Buffer.from(JSON.stringify({ sub: subject })).toString('base64url')}.x`;

  test('are told from whoever is entitled by their office to whoever is not', async () => {
    const proceeding = { 'lidhja-purpose': 'THIS_PROCEEDING' };
    const head = await given({ authorization: bearer('canary-prosecutor'), ...proceeding });
    expect(head).toMatchObject({
      asker: { subject: 'canary-prosecutor', purpose: 'THIS_PROCEEDING', request: null },
      entitled: { [token.name]: true },
    });
    expect(leaks()).toEqual([]);
  });

  test.each([
    ['nobody', {}],
    ['a journalist', { authorization: bearer('journalist'), 'lidhja-purpose': 'PREVENTION' }],
    [
      'another prosecutor',
      { authorization: bearer('prosecutor-vlora'), 'lidhja-purpose': 'THIS_PROCEEDING' },
    ],
    [
      'the prosecutor for another purpose',
      { authorization: bearer('canary-prosecutor'), 'lidhja-purpose': 'STATISTICS' },
    ],
    [
      'the agency without its request',
      { authorization: bearer('canary-agency'), 'lidhja-purpose': 'THIS_PROCEEDING' },
    ],
  ])('are a leak when given to %s', async (_who, headers) => {
    const head = await given(headers);
    expect(head.entitled).toEqual({ [token.name]: false });
    expectLeak('plain', 'answer of gateway');
  });
});

test('a hub notes its own answers, logs and record', async () => {
  const run = Notes.ofRun() as Notes;
  const hub = await TestHub.start();
  const { bytes } = await hub.ask({
    persona: 'canary-prosecutor',
    purpose: 'THIS_PROCEEDING',
    reason: 'Is noted by the run',
    document: '{ assignedCases(first: 1) { nodes { suspects { familyName } } } }',
  });
  expect(bytes).toContain(token.value);
  await hub.stop();
  const by = (place: string, name: string): number =>
    [...run.all()].filter(
      ({ head }) =>
        head.place === place && head.by === name && head.test?.endsWith('sweep.test.ts'),
    ).length;
  expect(by('answer', 'gateway')).toBe(1);
  expect(by('answer', 'national')).toBe(1);
  expect(by('log', 'gateway')).toBeGreaterThan(0);
  expect(by('audit row', hub.database.name)).toBe(1);
  // Statements are logged, as loud as an operator might have it, and what they are sent with is not.
  const log = readFileSync(join(testCluster().data, 'postgres.log'), 'utf8');
  expect(log).toMatch(
    new RegExp(`lidhja_national@${hub.database.name} .*LOG: {2}execute [^]*where [^]*[$]1`),
  );
});

test('what decides is read anew after every change, and only then', async () => {
  const one = await TestDatabase.create();
  await one.as('admin', async (client) => {
    const reader = new FactsReader(client);
    const before = await reader.read();
    expect(await reader.read()).toBe(before);
    for (const sql of [
      `update exchange.official set clearances = '{other}' where subject = 'prosecutor-vlora'`,
      'delete from exchange.seal where record = (select min(record::text)::uuid from exchange.seal)',
      `insert into exchange.seal select p.id, 'one' from "national".person p
       where p.id not in (select record from exchange.seal) limit 1`,
    ]) {
      const kept = await reader.read();
      await client.query(sql);
      expect(await reader.read()).not.toEqual(kept);
    }
  });
  await one.drop();
});

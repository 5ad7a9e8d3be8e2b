import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { ask } from '../examples/ask';
import { cloneOf, freePort, Launched } from '../testkit/Launched';
import { signToken } from '../testkit/signToken';

jest.setTimeout(300_000);

const clone = cloneOf();
const SAMPLE = 'urn:lidhja:sample';

let port: number;
beforeAll(async () => {
  port = await freePort();
});
afterAll(() => clone.remove());

/** What `bootstrap/run.mjs` does once everything is built: the command, and how a refusal of it is shown. */
const PROGRAM = `
  const { command } = require(process.argv[1] + '/shared/launch/dist/commands/policy.js');
  const print = (line) => process.stdout.write(line + '\\n');
  const say = (line) => process.stderr.write(line + '\\n');
  const input = { args: process.argv.slice(2), root: process.argv[1], environment: process.env, say, print };
  import('file://' + process.argv[1] + '/shared/launch/bootstrap/reportFailure.mjs').then(({ reportFailure }) =>
    command(input).then((code) => process.exit(code), reportFailure));`;

interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

const policy = async (...args: string[]): Promise<Ended> => {
  const child = spawn(process.execPath, ['-e', PROGRAM, clone.root, ...args], { env: {} });
  const told = { out: '', err: '' };
  child.stdout.on('data', (chunk: Buffer) => (told.out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (told.err += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number];
  return { code, ...told };
};

interface Passwords {
  readonly lidhja_migrator: string;
}

const migrator = async <T>(work: (client: Client) => Promise<T>): Promise<T> => {
  const data = join(clone.root, '.lidhja');
  const place = readFileSync(join(data, 'database-place'), 'utf8').trim();
  const [, , , at] = readFileSync(join(place, 'cluster', 'postmaster.pid'), 'utf8').split('\n');
  const passwords = JSON.parse(readFileSync(join(data, 'database.json'), 'utf8')) as Passwords;
  const client = new Client({
    host: '127.0.0.1',
    port: Number(at),
    user: 'lidhja_migrator',
    password: passwords.lidhja_migrator,
    database: 'lidhja',
  });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};

/** Fits no other category by itself, so that it may be told to have been any. */
const COORDINATE = 'Person.citizenship';

/** As if an earlier build had classified it so, and been activated. */
const reassign = (category: string): Promise<unknown> =>
  migrator(async (client) => {
    await client.query('set role exchange_owner');
    return client.query(
      `update exchange.classification set category = $1 where part = 'national' and coordinate = $2`,
      [category, COORDINATE],
    );
  });

const entries = (): Promise<number> =>
  migrator(async (client) => {
    await client.query('set role audit_owner');
    const { rows } = await client.query<{ n: number }>(
      `select count(*)::int as n from audit.entry where payload->>'mutation' = 'activateCategories'`,
    );
    return rows[0]?.n ?? -1;
  });

test('before the first start there is nothing to show, and no database is made', async () => {
  for (const args of [['show'], ['activate', SAMPLE, 'national-coordinator']]) {
    const { code, out, err } = await policy(...args);
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(/^NOT_PREPARED: .*npm start/);
  }
});

test('a build that classifies a field anew serves once a second person has activated it', async () => {
  const first = Launched.in(clone.root, port);
  await first.serving();
  expect(await policy('show')).toEqual({
    code: 0,
    out: 'Nothing waits to be activated.\n',
    err: '',
  });
  const writes = await policy('activate', SAMPLE, 'national-coordinator');
  expect([writes.code, writes.out]).toEqual([1, '']);
  expect(writes.err).toContain('Lidhja already runs');
  await reassign('FAMILY');
  expect(await first.stop('SIGTERM')).toBe(0);

  const refused = Launched.in(clone.root, port);
  expect(await refused.exited).toBe(1);
  expect(refused.output).toContain(`${COORDINATE}: FAMILY → MIGRATION`);
  expect(refused.output).toContain('npm run policy -- show');

  const shown = await policy('show');
  expect([shown.code, shown.err]).toEqual([0, '']);
  const lines = shown.out.trimEnd().split('\n');
  expect(lines[0]).toBe(`${COORDINATE}: FAMILY → MIGRATION`);
  expect(lines).toContain(`+ ${COORDINATE} consular RETURN mandate`);
  expect(lines.slice(1).every((line) => /^[+-] Person\.citizenship /.test(line))).toBe(true);

  for (const subject of ['prosecutor-vlora', 'ministry-system', 'nobody']) {
    const { code, out, err } = await policy('activate', SAMPLE, subject);
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(
      /^NOT_AVAILABLE: No official of that issuer and subject answers for policy/,
    );
  }
  const elsewhere = await policy('activate', 'urn:another', 'national-coordinator');
  expect(elsewhere.err).toMatch(/^NOT_AVAILABLE: /);
  // None of these has activated anything.
  expect((await policy('show')).out).toBe(shown.out);

  expect(await policy('activate', SAMPLE, 'national-coordinator')).toEqual({
    code: 0,
    out: 'Activated: 1\n',
    err: '',
  });
  expect((await policy('show')).out).toBe('Nothing waits to be activated.\n');
  expect((await policy('activate', SAMPLE, 'national-coordinator')).out).toBe('Activated: 0\n');

  const last = Launched.in(clone.root, port);
  await last.serving();
  expect(await entries()).toBe(1);
  const { body } = await ask(`http://127.0.0.1:${port}`, {
    token: await signToken(`${clone.root}/.lidhja`, 'ministry-responsible'),
    purpose: 'OVERSIGHT',
    reason: 'Looks at what was changed',
    document: '{ policyChanges(first: 9) { nodes { kind state coordinate } } }',
  });
  const change = { kind: 'CATEGORY', state: 'ACTIVATED', coordinate: COORDINATE };
  expect(body?.data).toEqual({ policyChanges: { nodes: [change] } });
  expect(await last.stop('SIGTERM')).toBe(0);
});

test.each([
  [[], 'A task is missing.'],
  [['shw'], 'There is no such task.'],
  [['show', 'all'], 'There is more than the task takes.'],
  [['activate'], 'ISSUER is missing'],
  [['activate', SAMPLE], 'SUBJECT is missing'],
  [['activate', SAMPLE, 'national-coordinator', 'now'], 'There is more than the task takes.'],
])('%j is refused with a code, what is wrong, and how it is used', async (args, what) => {
  const { code, out, err } = await policy(...args);
  expect([code, out]).toEqual([2, '']);
  expect(err.split('\n')[0]).toContain(`INPUT_INVALID: ${what}`);
  expect(err).toContain('while the hub is stopped, -- activate');
});

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ask } from '../examples/ask';
import { publish } from '../faults/questions';
import { cloneOf, freePort, Launched } from '../testkit/Launched';
import { signToken } from '../testkit/signToken';

jest.setTimeout(300_000);

const clone = cloneOf();
const elsewhere = cloneOf();
const shelf = mkdtempSync(join(tmpdir(), 'lidhja-backup-'));
const folder = join(shelf, 'monday');
const witness = join(shelf, 'witness');
let hub: Launched | undefined;
let port: number;
beforeAll(async () => {
  port = await freePort();
});
afterAll(async () => {
  await hub?.stop('SIGTERM');
  clone.remove();
  elsewhere.remove();
  rmSync(shelf, { recursive: true, force: true });
});

const PROGRAM = `
  const { command } = require(process.argv[1] + '/shared/launch/dist/commands/' + process.argv[2] + '.js');
  const print = (line) => process.stdout.write(line + '\\n');
  const input = { args: process.argv.slice(3), root: process.argv[1], environment: process.env, say: print, print };
  import('file://' + process.argv[1] + '/shared/launch/bootstrap/reportFailure.mjs').then(({ reportFailure }) =>
    command(input).then((code) => process.exit(code), reportFailure));`;

const run = async (
  root: string,
  ...args: string[]
): Promise<{ code: number | null; said: string }> => {
  // Nothing listens there: only the commands that need a database of the operator's look at it.
  const own = /^(prepare|setup-database)$/.test(args[0] ?? '');
  const env = own ? { DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none' } : {};
  const child = spawn(process.execPath, ['-e', PROGRAM, root, ...args], { env });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, said };
};

/** The last checkpoint of the record, as a witness is given it. */
const checkpointOf = async (root: string): Promise<string> => {
  const kept = (...path: string[]): string =>
    readFileSync(join(root, '.lidhja', ...path), 'utf8').trim();
  const url = /"url":"(http:[^"]+)"/.exec(kept('log', 'evidence.log'))?.[1] ?? '';
  const authorization = `Bearer ${kept('keys', 'evidence', 'witness.key')}`;
  const answer = await fetch(`${url}/checkpoint`, { headers: { authorization } });
  if (!answer.ok) throw new Error(`${answer.status}`);
  return answer.text();
};

/** Whether the same was published before, as the hub answers it. */
const publishes = async (root: string, key: string): Promise<boolean> => {
  const { document, variables, purpose, persona } = publish(key);
  const { body } = await ask(`http://127.0.0.1:${port}`, {
    ...{ document, purpose, variables: variables ?? {} },
    token: await signToken(`${root}/.lidhja`, persona),
    reason: 'Publishes what the network does',
  });
  const data = body?.data as { publishActivity: { repeated: boolean } } | null | undefined;
  if (!data) throw new Error(JSON.stringify(body));
  return data.publishActivity.repeated;
};

test('a hub is copied while it serves and stands where there was none, as of that moment', async () => {
  hub = Launched.in(clone.root, port);
  await hub.serving();
  expect(await publishes(clone.root, 'before-the-backup')).toBe(false);
  // Writes go on while it is copied.
  let copying = true;
  const written: string[] = [];
  const writing = (async (): Promise<void> => {
    while (copying) {
      const key = `during-the-backup-${written.length}`;
      await publishes(clone.root, key);
      written.push(key);
    }
  })();
  const backup = await run(clone.root, 'backup', folder);
  copying = false;
  await writing;
  expect(backup).toMatchObject({ code: 0 });
  expect(written.length).toBeGreaterThan(1);
  const before = await checkpointOf(clone.root);
  expect(await publishes(clone.root, 'after-the-backup')).toBe(false);
  // Signed within a second: a witness keeps what the backup cannot have.
  let after = before;
  while (after === before) after = await checkpointOf(clone.root);
  mkdirSync(witness);
  writeFileSync(join(witness, 'oversight.checkpoint'), after);
  await hub.stop('SIGTERM');

  expect(await run(elsewhere.root, 'restore', folder)).toMatchObject({ code: 0 });
  hub = Launched.in(elsewhere.root, port);
  await hub.serving();
  expect(await publishes(elsewhere.root, 'before-the-backup')).toBe(true);
  expect(await publishes(elsewhere.root, 'after-the-backup')).toBe(false);
  await hub.stop('SIGTERM');
});

test('an old backup that is restored behind a witness’s checkpoint does not serve', async () => {
  const third = cloneOf();
  let started: Launched | undefined;
  try {
    expect(await run(third.root, 'restore', folder)).toMatchObject({ code: 0 });
    started = Launched.in(third.root, port, { LIDHJA_WITNESS: witness });
    await expect(started.serving()).rejects.toThrow(/LOG_BEHIND: .*was an old copy restored\?/);
    expect(await started.exited).toBe(1);
  } finally {
    await started?.stop('SIGTERM');
    third.remove();
  }
});

test('nothing is written over', async () => {
  const again = await run(clone.root, 'backup', folder);
  expect(again).toMatchObject({ code: 1 });
  expect(again.said).toContain('BACKUP_EXISTS');
  const over = await run(clone.root, 'restore', folder);
  expect(over).toMatchObject({ code: 1 });
  expect(over.said).toContain('DATA_EXISTS');
});

test('a hub that does not run is copied too', async () => {
  const second = join(shelf, 'tuesday');
  expect(await run(clone.root, 'backup', second)).toMatchObject({ code: 0 });
  expect(existsSync(join(second, 'cluster', 'PG_VERSION'))).toBe(true);
  expect(readdirSync(shelf).sort()).toEqual(['monday', 'tuesday', 'witness']);
});

test('half a restore is not started or worked on, and is begun anew by the next', async () => {
  const third = cloneOf();
  const data = join(third.root, '.lidhja');
  try {
    expect(await run(third.root, 'restore', folder)).toMatchObject({ code: 0 });
    const cluster = join(data, 'postgres', 'cluster');
    // As it is left when the machine goes down before the cluster has its name.
    renameSync(cluster, `${cluster}.making`);
    const puts = [`${cluster}.making`, join(data, 'postgres', 'superuser.password')];
    const kept = readdirSync(join(folder, 'data')).map((name) => join(data, name));
    const mark = { from: folder, directory: realpathSync(data), puts: [...puts, ...kept] };
    writeFileSync(join(data, 'restoring'), JSON.stringify(mark));

    const again = `npm run restore -- ${folder}`;
    const started = Launched.in(third.root, port);
    expect(await started.exited).toBe(1);
    expect(started.output).toContain(again);
    for (const command of ['prepare', 'setup-database']) {
      expect((await run(third.root, command)).said).toContain(again);
    }
    for (const args of [
      ['policy', 'show'],
      ['backup', join(shelf, 'half')],
    ]) {
      expect((await run(third.root, ...args)).said).toContain(again);
    }
    expect(readdirSync(join(data, 'postgres')).sort()).toEqual([
      'cluster.making',
      'superuser.password',
    ]);
    expect(await run(third.root, 'restore', folder)).toMatchObject({ code: 0 });
    expect(existsSync(join(cluster, 'PG_VERSION'))).toBe(true);
    expect(existsSync(join(data, 'restoring'))).toBe(false);
  } finally {
    third.remove();
  }
});

test('a backup of which a byte is another is not restored, and the file is named', async () => {
  const file = join(folder, 'cluster', 'PG_VERSION');
  appendFileSync(file, ' ');
  const third = cloneOf();
  try {
    const { code, said } = await run(third.root, 'restore', folder);
    expect(code).toBe(1);
    expect(said).toContain(`BACKUP_DAMAGED: ${file} is not what was copied.`);
    expect(existsSync(join(third.root, '.lidhja', 'database.json'))).toBe(false);
    rmSync(file);
    expect((await run(third.root, 'restore', folder)).said).toContain(`${file} is missing.`);
  } finally {
    third.remove();
  }
});

test('what is written wrongly, or of a hub that was never started, makes nothing', async () => {
  const third = cloneOf();
  try {
    expect((await run(third.root, 'backup')).said).toContain('INPUT_INVALID');
    expect((await run(third.root, 'backup', join(shelf, 'none'))).said).toContain('NOT_PREPARED');
    expect(existsSync(join(shelf, 'none'))).toBe(false);
  } finally {
    third.remove();
  }
});

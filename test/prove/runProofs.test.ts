import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { processesOf } from '../testkit/Launched';
import { findRoot } from '../testkit/root';
import { TestRun } from '../testkit/TestRun';

jest.setTimeout(240_000);

/** A proof that never ends: what stops it is the signal alone. */
const PROGRAM = `
  const { runProofs } = require(process.argv[1]);
  const endless = { name: 'endless', run: (scale, say) => (say('it runs'), new Promise(() => setInterval(() => 0, 1e6))) };
  void runProofs('planted', [endless, { ...endless, name: 'other' }], process.argv.slice(2))
    .then((code) => process.exit(code));`;

const RUN_PROOFS = join(findRoot(), 'test', 'dist', 'prove', 'runProofs.js');
const RUN_TOOL = join(findRoot(), 'shared', 'launch', 'bootstrap', 'runTool.mjs');
/** The same as a child of the bootstrap, as npm runs it. */
const AS_CHILD = `import(process.argv[1]).then(async ({ runTool }) => {
  process.exitCode = await runTool(['-e', ${JSON.stringify(PROGRAM)}, ...process.argv.slice(2)]);
});`;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lidhja-prove-'));
  chmodSync(folder, 0o711);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Runs proofs in a process of their own, which keeps what it makes in the folder; a signal comes once it says `when`. */
const prove = async (
  names: readonly string[],
  {
    program = [PROGRAM, RUN_PROOFS],
    when,
    signal,
  }: { program?: readonly string[]; when?: string; signal?: NodeJS.Signals } = {},
): Promise<{ code: unknown; said: string; last: string }> => {
  const child = spawn(process.execPath, ['-e', ...program, ...names], {
    env: { TMPDIR: folder },
  });
  let [said, answer] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (answer += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => {
    const before = said;
    said += chunk.toString();
    if (when && signal && said.includes(when) && !before.includes(when)) child.kill(signal);
  });
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, said, last: answer.trim().split('\n').at(-1) ?? '' };
};

test('a name that no proof has is said, with those that there are', async () => {
  const { code, said, last } = await prove(['less', 'nosuch']);
  expect(code).toBe(1);
  expect(said).toContain('There is no nosuch; there are endless, other.');
  expect(JSON.parse(last)).toEqual({
    command: 'planted',
    unknown: ['nosuch'],
    known: ['endless', 'other'],
    pass: false,
  });
});

test.each([
  ['SIGINT', 'the proofs', [PROGRAM, RUN_PROOFS]],
  ['SIGTERM', 'what npm runs them by', [AS_CHILD, RUN_TOOL, RUN_PROOFS]],
] as const)(
  'on %s to %s PostgreSQL is stopped in the middle of a proof, and nothing is left',
  async (signal, _whom, program) => {
    const { code, said } = await prove(['end'], { program, when: 'it runs', signal });
    expect(said).toContain('Stopping');
    expect(said).not.toContain('endless ended');
    expect({ code, left: readdirSync(folder), running: processesOf(folder) }).toEqual({
      code: 130,
      left: [],
      running: [],
    });
  },
);

test('what was started is stopped where the run cannot begin', async () => {
  const stopped: string[] = [];
  const run = new TestRun(() => undefined);
  const begun = run.begin(async () => {
    run.onStop(() => Promise.resolve(void stopped.push('folder')));
    run.onStop(() => Promise.resolve(void stopped.push('server')));
    return Promise.reject(new Error('cannot migrate'));
  });
  await expect(begun).rejects.toThrow('cannot migrate');
  expect(stopped).toEqual(['server', 'folder']);
});

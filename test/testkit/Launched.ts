import { randomInt } from 'node:crypto';
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Notes } from '../canaries/Notes';
import { findRoot } from './root';

const CLONE = findRoot();

/** What the bootstrap does once everything is installed and built. */
const PROGRAM = `
  const { start } = require(process.argv[1] + '/shared/launch/dist/start.js');
  const say = (line) => process.stdout.write(line + '\\n');
  start({ root: process.argv[1], environment: process.env, say, step: (_label, work) => work() })
    .then((code) => process.exit(code));`;

/** Notes what the parts and the database of a clone have logged, to be swept with the run. */
const noteLogs = (folder: string): void => {
  const notes = Notes.ofRun();
  if (!notes || !existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    notes.add({ place: 'log', by: `npm start, ${name}` }, readFileSync(join(folder, name)));
  }
};

/** A folder that looks like a clone of this one and has data of its own, so that a start leaves this one alone. */
export function cloneOf(): { root: string; remove(): void } {
  const root = mkdtempSync(join(tmpdir(), 'lidhja-clone-'));
  chmodSync(root, 0o711);
  for (const name of ['gateway', 'shared', 'subgraphs', 'node_modules']) {
    symlinkSync(join(CLONE, name), join(root, name));
  }
  const remove = (): void => {
    noteLogs(join(root, '.lidhja', 'log'));
    rmSync(root, { recursive: true, force: true });
  };
  return { root, remove };
}

const commandLine = (pid: string): string => {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
};

/** Command lines of the processes that run out of a clone, or on its data. */
export function processesOf(root: string): string[] {
  const lines = existsSync('/proc/self/cmdline')
    ? readdirSync('/proc')
        .filter((name) => /^\d+$/.test(name))
        .map(commandLine)
    : spawnSync('ps', ['-A', '-o', 'args='], { encoding: 'utf8' }).stdout.split('\n');
  return lines.filter((line) => line.includes(root));
}

/** Below those that the system hands out by itself: none of them goes to another server or connection meanwhile. */
const [FIRST_PORT, PAST_PORTS] = [20_000, 30_000];

/** A port that was free a moment ago. @throws Error where none of a hundred is */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < 100; tries += 1) {
    const server = createServer().listen(randomInt(FIRST_PORT, PAST_PORTS), '127.0.0.1');
    const port = await once(server, 'listening').then(
      () => (server.address() as { port: number }).port,
      () => null,
    );
    if (port === null) continue;
    server.close();
    await once(server, 'close');
    return port;
  }
  throw new Error(`no port from ${FIRST_PORT} on is free`);
}

/** `npm start` of a clone, as a process of its own. */
export class Launched {
  output = '';
  readonly exited: Promise<number | null>;

  private constructor(private readonly process: ChildProcess) {
    for (const stream of [process.stdout, process.stderr]) {
      stream?.on('data', (chunk: Buffer) => (this.output += chunk.toString()));
    }
    this.exited = once(process, 'exit').then(([code]) => {
      Notes.ofRun()?.add({ place: 'output', by: 'npm start' }, Buffer.from(this.output));
      return code as number | null;
    });
  }

  /** @param more settings of this start */
  static in(root: string, port: number, more: Readonly<Record<string, string>> = {}): Launched {
    const own = { PATH: process.env['PATH'], PORT: String(port), LIDHJA_LOG: 'trace' };
    const environment = { ...own, ...more };
    return new Launched(spawn(process.execPath, ['-e', PROGRAM, root], { env: environment }));
  }

  /** Resolves when it says that it serves. @throws Error with its output when it ends before */
  async serving(): Promise<void> {
    const ended = this.exited.then(() => true);
    while (!this.output.includes('Lidhja serves at')) {
      const more = once(this.process.stdout ?? this.process, 'data').then(() => false);
      if (await Promise.race([ended, more])) throw new Error(this.output);
    }
  }

  /** Tells the process itself, and nothing that it runs. */
  signal(signal: NodeJS.Signals): void {
    this.process.kill(signal);
  }

  /** @returns exit code */
  stop(signal: NodeJS.Signals): Promise<number | null> {
    this.process.kill(signal);
    return this.exited;
  }
}

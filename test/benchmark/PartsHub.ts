import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { folderOf, SUBGRAPHS } from '@lidhja/launch';
import { findRoot } from '../testkit/root';
import { TestDatabase, testCluster } from '../testkit/TestCluster';

const ROOT = findRoot();

/** The whole hub as the product runs it, a process for each part, over a database of its own. */
export class PartsHub {
  private readonly parts: ChildProcess[] = [];
  url = '';

  private constructor(
    readonly database: TestDatabase,
    /** Loaded by each part before its own program. */
    private readonly before: readonly string[],
  ) {}

  static async start({ recorded }: { readonly recorded: boolean }): Promise<PartsHub> {
    const before = recorded ? [] : ['--require', join(__dirname, 'withoutRecord.js')];
    const hub = new PartsHub(await TestDatabase.create(), before);
    try {
      const urls = await Promise.all(SUBGRAPHS.map((name) => hub.run(name)));
      const subgraphs = SUBGRAPHS.map((name, at) => `${name}=${urls[at]}`).join(',');
      hub.url = await hub.run('gateway', { LIDHJA_SUBGRAPHS: subgraphs });
      return hub;
    } catch (error) {
      await hub.stop();
      throw error;
    }
  }

  async stop(): Promise<void> {
    await Promise.all(
      // The gateway first, which needs the others until its last operation has ended.
      [...this.parts].reverse().map(async (part) => {
        if (part.exitCode !== null || part.signalCode !== null) return;
        part.kill('SIGTERM');
        await once(part, 'exit');
      }),
    );
    await this.database.drop();
  }

  /** @returns the part's address, once it serves */
  private async run(name: string, own: Record<string, string> = {}): Promise<string> {
    const { keys } = testCluster();
    const part = fork(join(ROOT, folderOf(name), 'dist', 'main.js'), {
      cwd: ROOT,
      execArgv: [...this.before],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      env: {
        NODE_ENV: 'production',
        APOLLO_TELEMETRY_DISABLED: 'true',
        HOST: '127.0.0.1',
        PORT: '0',
        DATABASE_URL: this.database.url(`lidhja_${name}`),
        LIDHJA_KEYS: keys[name] ?? '',
        ...own,
      },
    });
    this.parts.push(part);
    const serving = once(part, 'message').then(([said]) => (said as { url: string }).url);
    const ended = once(part, 'exit').then(() => Promise.reject(new Error(`${name} did not start`)));
    ended.catch(() => undefined);
    return Promise.race([serving, ended]);
  }
}

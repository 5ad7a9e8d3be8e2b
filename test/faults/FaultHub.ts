import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { cloneOf, freePort, Launched } from '../testkit/Launched';
import { signToken } from '../testkit/signToken';

/** What can be killed. */
export const COMPONENTS = [
  'national',
  'local',
  'international',
  'evidence',
  'gateway',
  'postgres',
] as const;
export type Component = (typeof COMPONENTS)[number];

const read = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
};
const processes = (): number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
// The name in parentheses may hold anything: the parent's number is the second word after it.
const parentOf = (pid: number): number =>
  Number(read(`/proc/${pid}/stat`).replace(/^.*\)/s, '').trim().split(' ')[1]);

/** A whole hub as `npm start` runs it, with a folder and a database of its own, to be killed in parts. */
export class FaultHub {
  private readonly clone = cloneOf();

  private constructor(
    readonly port: number,
    private readonly hub: (root: string) => Launched,
    private launched?: Launched,
  ) {}

  static async start(): Promise<FaultHub> {
    const port = await freePort();
    const hub = new FaultHub(port, (root) => Launched.in(root, port));
    hub.launched = hub.hub(hub.clone.root);
    await hub.launched.serving();
    return hub;
  }

  async stop(): Promise<void> {
    await this.launched?.stop('SIGTERM');
    this.clone.remove();
  }

  token(persona: string): Promise<string> {
    return signToken(join(this.clone.root, '.lidhja'), persona);
  }

  /** The folder of its database. */
  get cluster(): string {
    const home = read(join(this.clone.root, '.lidhja', 'database-place')).trim();
    return join(home, 'cluster');
  }

  /** Its processes, by what runs out of our own folder; of the database its children too. */
  pidsOf(component: Component): number[] {
    if (component === 'postgres') {
      const postmaster = Number(read(join(this.cluster, 'postmaster.pid')).split('\n')[0]);
      if (!postmaster) return [];
      return [postmaster, ...processes().filter((pid) => parentOf(pid) === postmaster)];
    }
    const folder = component === 'gateway' ? 'gateway' : `subgraphs/${component}`;
    const program = join(this.clone.root, folder, 'dist', 'main.js');
    return processes().filter((pid) => read(`/proc/${pid}/cmdline`).includes(program));
  }

  /** Sends kill -9 to what runs of it. @returns how many processes there were */
  kill(component: Component): number {
    const pids = this.pidsOf(component);
    for (const pid of pids) {
      try {
        process.kill(pid, 'SIGKILL');
      } catch {
        // Gone meanwhile: a child of a server that has just been killed.
      }
    }
    return pids.length;
  }

  /** Stops the supervisor for a while, so that nothing is started again. */
  pauseSupervisor(paused: boolean): void {
    this.launched?.signal(paused ? 'SIGSTOP' : 'SIGCONT');
  }

  /** The key of its record's log, for verifiers. */
  get logKey(): string {
    return read(join(this.clone.root, '.lidhja', 'keys', 'evidence', 'checkpoint.vkey')).trim();
  }

  /** The migrator's connection string. */
  get migratorUrl(): string {
    const passwords = JSON.parse(read(join(this.clone.root, '.lidhja', 'database.json'))) as {
      readonly lidhja_migrator: string;
    };
    const port = read(join(this.cluster, 'postmaster.pid')).split('\n')[3];
    return `postgresql://lidhja_migrator:${passwords.lidhja_migrator}@127.0.0.1:${port}/lidhja`;
  }

  /** Sends statements as the database's superuser, on a connection of its own. */
  async asAdmin<T>(work: (client: Client) => Promise<T>): Promise<T> {
    const password = read(join(this.cluster, '..', 'superuser.password')).trim();
    const port = Number(read(join(this.cluster, 'postmaster.pid')).split('\n')[3]);
    const client = new Client({
      ...{ host: '127.0.0.1', port, user: 'postgres', password, database: 'lidhja' },
    });
    // A server that is killed meanwhile ends the connection; what was asked fails by itself.
    client.on('error', () => undefined);
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.end().catch(() => undefined);
    }
  }
}

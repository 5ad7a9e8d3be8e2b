import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { LaunchError } from '../LaunchError';
import { LogFile } from '../process/LogFile';
import { freePort } from '../process/tryPort';
import { waitUntil } from '../process/waitUntil';
import type { ClusterHome } from './clusterHome';
import { runAs, type DatabaseAccount } from './DatabaseAccount';
import { settingArguments } from './serverSettings';
import { readPostmasterFile } from './stopStalePostmaster';

const START = 60_000;
const FAST = 15_000;
const IMMEDIATE = 5000;
const ATTEMPTS = 3;
/** What another attempt can mend: the port was taken meanwhile, or a killed server's children linger. */
const PASSING = /could not bind|Address already in use|shared memory block/;

/** Whom to run, where and how. */
export interface ServerPlan {
  readonly binaries: string;
  readonly home: ClusterHome;
  readonly account: DatabaseAccount | undefined;
  readonly settings: Readonly<Record<string, string>>;
  readonly log: string;
  /** Undefined: one that is free. */
  readonly port: number | undefined;
}

/** A running server, our child. */
export class Postmaster {
  /** Settles when it has ended, for whatever reason. */
  readonly exited: Promise<void>;
  private ended = false;

  private constructor(
    private readonly child: ChildProcess,
    private readonly cluster: string,
    readonly port: number,
  ) {
    this.exited = new Promise((resolve) => {
      const end = (): void => {
        this.ended = true;
        resolve();
      };
      child.once('exit', end).once('error', end);
    });
  }

  private static spawn(plan: ServerPlan, log: LogFile, port: number): Postmaster {
    const settings = settingArguments({ ...plan.settings, port: String(port) });
    const child = spawn(
      join(plan.binaries, 'bin', 'postgres'),
      ['-D', plan.home.cluster, ...settings],
      {
        ...runAs(plan.account, plan.home.folder),
        // A session of its own: Ctrl-C in the terminal is for the launcher, which stops the parts first.
        detached: true,
        stdio: ['ignore', log.descriptor, log.descriptor],
      },
    );
    return new Postmaster(child, plan.home.cluster, port);
  }

  private get isReady(): boolean {
    const file = readPostmasterFile(this.cluster);
    return file !== undefined && file.pid === this.child.pid && file.ready;
  }

  /**
   * Starts the server and waits until it lets clients in.
   * @throws LaunchError with its last words
   */
  static async start(plan: ServerPlan): Promise<Postmaster> {
    const log = new LogFile(plan.log);
    try {
      for (let attempt = 1; ; attempt += 1) {
        const server = Postmaster.spawn(plan, log, plan.port ?? (await freePort()));
        const settled = await waitUntil(() => server.ended || server.isReady, START);
        if (settled && !server.ended) return server;
        await server.stop(true);
        const words = log.lastWords(4);
        if (attempt === ATTEMPTS || !PASSING.test(words)) {
          throw new LaunchError(`PostgreSQL did not start:\n${words}\nSee ${plan.log}`);
        }
        await pause(300);
      }
    } finally {
      log.close();
    }
  }

  /** Stops it: rolls back what is open and writes everything down, or with `force` leaves that to the next start. */
  async stop(force = false): Promise<void> {
    if (!this.ended && !force) {
      this.child.kill('SIGINT');
      await waitUntil(() => this.ended, FAST);
    }
    if (!this.ended) {
      this.child.kill('SIGQUIT');
      await waitUntil(() => this.ended, IMMEDIATE);
    }
    if (!this.ended) this.child.kill('SIGKILL');
    await this.exited;
  }
}

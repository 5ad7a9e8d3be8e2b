import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { LaunchError } from '../LaunchError';
import { LogFile } from '../process/LogFile';
import { waitUntil } from '../process/waitUntil';

const START = 60_000;
const STOP = 5000;

/** What it takes to run a part. */
export interface PartPlan {
  readonly name: string;
  readonly root: string;
  /** Its program, from the clone. */
  readonly file: string;
  /** All of its environment: nothing of ours is inherited. */
  readonly environment: Readonly<Record<string, string>>;
  readonly log: string;
}

/** A part of the hub, running as a process of its own; it ends by itself when this one is gone. */
export class PartProcess {
  /** Settles when it has ended, for whatever reason. */
  readonly exited: Promise<void>;
  private ended = false;

  private constructor(
    readonly name: string,
    private readonly child: ChildProcess,
    private readonly log: LogFile,
  ) {
    this.exited = new Promise((resolve) => {
      const end = (): void => {
        this.ended = true;
        resolve();
      };
      child.once('exit', end).once('error', end);
    });
  }

  /** Starts it; `ready` tells when it serves. */
  static spawn(plan: PartPlan): PartProcess {
    const log = new LogFile(plan.log);
    const child = spawn(process.execPath, [join(plan.root, plan.file)], {
      cwd: plan.root,
      env: plan.environment,
      // A session of its own: Ctrl-C in the terminal is for the launcher, which stops in order.
      detached: true,
      stdio: ['ignore', log.descriptor, log.descriptor, 'ipc'],
    });
    return new PartProcess(plan.name, child, log);
  }

  /**
   * Waits until the part says that it serves.
   * @returns its address
   * @throws LaunchError with its last words when it ends first, or takes over a minute
   */
  async ready(): Promise<string> {
    let url: string | undefined;
    this.child.on('message', (message: { ready?: boolean; url?: string }) => {
      if (message.ready === true) url = message.url ?? '';
    });
    const settled = await waitUntil(() => url !== undefined || this.ended, START);
    if (url !== undefined && !this.ended) return url;
    await this.stop(true);
    const fallback = settled ? 'it ended while starting' : 'it was not ready after a minute';
    throw new LaunchError(`${this.name}: ${this.lastWords() || fallback}\nSee ${this.log.path}`);
  }

  /** What it last said in plain words, if anything. */
  lastWords(): string {
    return this.log.lastWords();
  }

  /** Its log is written to no more; its last words are not asked for any more. */
  close(): void {
    this.log.close();
  }

  /** Asks it to end, and ends it after five seconds, or at once with `force`. */
  async stop(force = false): Promise<void> {
    if (!this.ended && !force) {
      this.child.kill('SIGTERM');
      await waitUntil(() => this.ended, STOP);
    }
    if (!this.ended) this.child.kill('SIGKILL');
    await this.exited;
  }
}

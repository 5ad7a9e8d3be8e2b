import { setTimeout as pause } from 'node:timers/promises';
import type { Say } from '../Progress';
import type { Shutdown } from './Shutdown';

const FIRST_WAIT = 100;
/** So many attempts in a row that did not get as far as serving: what is wrong does not pass by itself. */
const ATTEMPTS = 6;

/** A process that runs. */
export interface Running {
  /** Settles when it has ended, for whatever reason. */
  readonly exited: Promise<void>;
  /** Ends it; one that has ended already is left alone. */
  stop(force?: boolean): Promise<void>;
}

/** What is kept running. */
export interface Supervision<Kept extends Running> {
  readonly name: string;
  /**
   * Starts it, at the place where it served before if it did; resolves when it serves.
   * @param spawned told of a process that can be stopped before it serves
   * @throws Error when it does not get as far; nothing of it runs then
   */
  readonly start: (served: Kept | undefined, spawned: (kept: Kept) => void) => Promise<Kept>;
  /** What it last said, and where more is to be read. */
  readonly lastWords: () => string;
  readonly say: Say;
  /** Stops it, and is asked to stop everything when it cannot be kept running. */
  readonly shutdown: Shutdown;
  /** Milliseconds before the first attempt to start again; each that fails doubles it. */
  readonly firstWait?: number;
}

/**
 * Starts something, and starts it again whenever it ends without being told to. While it is away the
 * others answer what they can without it.
 *
 * @returns the first that serves
 * @throws Error when that does not start: what is wrong then is no accident
 */
export async function keepRunning<Kept extends Running>(plan: Supervision<Kept>): Promise<Kept> {
  const { name, say, shutdown } = plan;
  let current: Kept | undefined;
  let served: Kept | undefined;
  let starting: Promise<unknown> = Promise.resolve();
  const isStopping = (): boolean => shutdown.signal.aborted;

  const attempt = async (): Promise<Kept> => {
    const started = plan.start(served, (kept) => (current = kept));
    starting = started.catch(() => undefined);
    const kept = await started;
    [current, served] = [kept, kept];
    void kept.exited.then(() => {
      if (isStopping()) return;
      say(`${name} has ended and is started again: ${plan.lastWords()}`);
      void again();
    });
    return kept;
  };
  const again = async (): Promise<void> => {
    const began = Date.now();
    for (
      let tried = 0, wait = plan.firstWait ?? FIRST_WAIT;
      tried < ATTEMPTS;
      tried += 1, wait *= 2
    ) {
      await pause(wait);
      if (isStopping()) return;
      try {
        await attempt();
        return say(`${name} serves again, after ${((Date.now() - began) / 1000).toFixed(1)} s.`);
      } catch {
        // What it said is in its log, and is told when it is given up.
      }
    }
    shutdown.ask(`${name} has ended and does not start again: ${plan.lastWords()}`);
  };

  shutdown.onStop(async (force) => {
    await current?.stop(force);
    await starting;
    await current?.stop(force);
  });
  return attempt();
}

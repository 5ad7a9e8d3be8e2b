import { listenForSignals, Shutdown } from '@lidhja/launch';

declare global {
  var lidhjaTestRun: TestRun | undefined;
}

/** Exit code of a run that was stopped, as shells have it for Ctrl-C. */
const STOPPED = 130;

const never = new Promise<never>(() => undefined);

/** What a run has started, to be stopped when it ends, fails or is told to by a signal. */
export class TestRun {
  private readonly shutdown = new Shutdown();
  private readonly forget: () => void;
  private begun: Promise<unknown> = Promise.resolve();

  /** Listens for signals; the first one stops what was started and ends the process. */
  constructor(private readonly say: (line: string) => void) {
    this.forget = listenForSignals(this.shutdown, say);
    void this.shutdown.whenAsked.then(() => this.leave());
  }

  /** Ends the programs that only run while the run begins. */
  get signal(): AbortSignal {
    return this.shutdown.signal;
  }

  /** Registers the way to stop what has just been started. @throws LaunchError when it is too late */
  onStop(stop: (force: boolean) => Promise<void>): void {
    this.shutdown.onStop(stop);
  }

  /** Does what begins the run; whatever of it was started is stopped again where it fails. */
  async begin(work: () => Promise<void>): Promise<void> {
    const begun = work();
    this.begun = begun.catch(() => undefined);
    try {
      await begun;
    } catch (error) {
      await this.unlessStopped();
      await this.end();
      throw error;
    }
  }

  /** Goes on where nobody has stopped the run; otherwise never, since the process is about to end. */
  async unlessStopped(): Promise<void> {
    if (this.signal.aborted) await never;
  }

  /** Stops what was started, the last first, and listens no longer. */
  async end(): Promise<void> {
    await this.shutdown.run();
    this.forget();
  }

  private async leave(): Promise<void> {
    // Whoever still works with what is being stopped fails, and must not end the process before that.
    process.on('uncaughtException', () => undefined).on('unhandledRejection', () => undefined);
    await this.begun;
    await this.shutdown.run();
    this.say('Stopped.');
    process.exit(STOPPED);
  }
}

import { LaunchError } from '../LaunchError';

/** Stops one thing that was started. `force` means at once, without being gentle. */
export type Stop = (force: boolean) => Promise<void>;

/** What has been started so far, so that whatever happens it is stopped in the reverse order. */
export class Shutdown {
  private readonly stops: Stop[] = [];
  private readonly controller = new AbortController();
  private readonly asked: Promise<string | undefined>;
  private answer: (fault: string | undefined) => void = () => undefined;
  private forced = false;
  private byOperator = false;

  constructor() {
    this.asked = new Promise((resolve) => {
      this.answer = resolve;
    });
  }

  /** Whether it was the operator who asked first. */
  get askedByOperator(): boolean {
    return this.byOperator;
  }

  /** Ends the programs that only run during a start. */
  get signal(): AbortSignal {
    return this.controller.signal;
  }

  /**
   * Registers the way to stop what has just been started.
   * @throws LaunchError when everything is to be stopped, so that the start goes no further
   */
  onStop(stop: Stop): void {
    this.stops.push(stop);
    if (this.signal.aborted) throw new LaunchError('stopped before everything had started');
  }

  /** Asks for everything to stop. @param fault why, when it is not the operator who asks */
  ask(fault?: string): void {
    if (!this.signal.aborted) this.byOperator = fault === undefined;
    this.answer(fault);
    this.controller.abort();
  }

  /** Stops at once what is still being stopped gently. */
  force(): void {
    this.forced = true;
    for (const stop of this.stops) void stop(true);
  }

  /** Settles when someone has asked. @returns the fault, or undefined when the operator asked */
  get whenAsked(): Promise<string | undefined> {
    return this.asked;
  }

  /** Stops everything, the last started first. */
  async run(): Promise<void> {
    this.controller.abort();
    for (const stop of [...this.stops].reverse()) await stop(this.forced);
  }
}

import type { Clock } from '../clock';

/** Milliseconds; longer than a context lives, tolerance included. */
const KEPT = 60_000;

/**
 * Remembers which (operation, sequence) pairs a subgraph has answered while their context is valid,
 * so that a recorded fetch cannot be sent to it a second time.
 */
export class ReplayGuard {
  private current = new Set<string>();
  private previous = new Set<string>();
  private turned: number;

  constructor(private readonly clock: Clock) {
    this.turned = clock.now();
  }

  /** True the first time that the pair is seen. */
  firstUse(operation: string, sequence: number): boolean {
    const now = this.clock.now();
    if (now - this.turned >= KEPT) {
      this.previous = now - this.turned >= 2 * KEPT ? new Set() : this.current;
      this.current = new Set();
      this.turned = now;
    }
    const pair = `${operation}#${sequence}`;
    if (this.current.has(pair) || this.previous.has(pair)) return false;
    this.current.add(pair);
    return true;
  }
}

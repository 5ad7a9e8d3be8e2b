import type { Actor, RefusalsCounted } from '@lidhja/audit';
import type { Clock, ErrorCode, Logger } from '@lidhja/platform';
import type { GatewayStore } from '../identity/GatewayStore';
import { RECORD_DEADLINE } from './recordDispatch';
import type { Sought } from './soughtInVain';
import type { Tried } from './triedBy';
import { within } from './within';

/** Refusals of one official that are kept singly in a minute; beyond it they are only counted. */
export const SINGLE_PER_MINUTE = 20;
const MINUTE = 60_000;

/**
 * Keeps refusals: those of signed-in callers singly within a budget, the rest as counts per code and
 * minute, so that nobody can fill the record or learn from it whether a token is being tried.
 */
export class RefusalBook {
  private counts = new Map<string, RefusalsCounted>();
  private spent = new Map<string, number>();
  private minute = 0;
  private readonly timer: NodeJS.Timeout;

  constructor(
    private readonly store: GatewayStore,
    private readonly clock: Clock,
    private readonly log: Logger,
  ) {
    this.timer = setInterval(() => void this.flush(), MINUTE).unref();
  }

  /**
   * Keeps one refusal, with what was tried, and what exactly was wrong where the code stands for several things. It is sent either way:
   * a refusal tells nothing that a record must precede.
   */
  async note(
    actor: Actor & Partial<Tried & Sought>,
    code: ErrorCode,
    detail?: string,
  ): Promise<void> {
    this.turn();
    const { official } = actor;
    const spent = official === null ? SINGLE_PER_MINUTE : (this.spent.get(official) ?? 0);
    if (official === null || spent >= SINGLE_PER_MINUTE) return this.count(code, detail);
    this.spent.set(official, spent + 1);
    try {
      const event = { ...actor, type: 'refused' as const, code, ...(detail ? { detail } : {}) };
      await within(RECORD_DEADLINE, this.store.record([event]));
    } catch {
      this.count(code, detail);
    }
  }

  /** Counts a refusal of no one in particular, by what exactly was wrong where that is known. */
  count(code: ErrorCode, detail?: string): void {
    this.turn();
    const key = `${this.minute} ${code} ${detail ?? ''}`;
    const minute = new Date(this.minute * MINUTE).toISOString();
    const count = (this.counts.get(key)?.count ?? 0) + 1;
    this.counts.set(key, {
      ...{ type: 'refusals_counted', code, count, minute },
      ...(detail ? { detail } : {}),
    });
  }

  /** Writes the counts down; what cannot be written is kept for the next time. */
  async flush(): Promise<void> {
    const counted = this.counts;
    if (counted.size === 0) return;
    this.counts = new Map();
    try {
      await within(RECORD_DEADLINE, this.store.record([...counted.values()]));
    } catch {
      this.log.error({ refusals: counted.size }, 'the counts of refusals are not recorded yet');
      for (const [key, entry] of this.counts) {
        const earlier = counted.get(key)?.count ?? 0;
        counted.set(key, { ...entry, count: entry.count + earlier });
      }
      this.counts = counted;
    }
  }

  async close(): Promise<void> {
    clearInterval(this.timer);
    await this.flush();
  }

  private turn(): void {
    const minute = Math.floor(this.clock.now() / MINUTE);
    if (minute === this.minute) return;
    this.minute = minute;
    this.spent = new Map();
  }
}

import type { Called } from './postNotice';
import { retryAfter } from './retryAfter';

/** Answers by which a receiver asks to be called less, by Standard Webhooks, whether or not it says until when. */
const SLOWER = ['429', '502', '504'];
/** The same where it says until when. */
const UNAVAILABLE = '503';
/** The answer of one that is to be called no more. */
const GONE = '410';

/**
 * Which receivers are left alone, by what they answered (Standard Webhooks, "Operational considerations"). Of this
 * process alone: where the part is started again, each is called again.
 */
export class Holds {
  private readonly gone = new Set<string>();
  private readonly until = new Map<string, number>();

  isGone(organisation: string): boolean {
    return this.gone.has(organisation);
  }

  /** @param now milliseconds since 1970 */
  isHeld(organisation: string, now: number): boolean {
    return now < (this.until.get(organisation) ?? 0);
  }

  /**
   * Takes in what a receiver answered.
   * @param next when what it did not take is due again, which is the least that it is left alone
   * @returns whether it is gone
   */
  note(organisation: string, { taken, why, later }: Called, now: number, next: number): boolean {
    if (taken) return false;
    if (why === GONE) this.gone.add(organisation);
    const asked = retryAfter(later, now);
    if (SLOWER.includes(why) || (why === UNAVAILABLE && asked > 0))
      this.until.set(organisation, Math.max(next, now + asked));
    return why === GONE;
  }
}

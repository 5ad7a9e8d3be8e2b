import { recordEvents, type Escalated } from '@lidhja/audit';
import type { Clock } from '@lidhja/platform';
import { lookForOverdue } from '@lidhja/policy';
import type { ClockStore } from './ClockStore';
import { escalationOf } from './escalationOf';

/** Requests that are looked at in one transaction. */
const BATCH = 50;

/** What a watch needs of the world. */
export interface WatchServices {
  readonly store: ClockStore;
  readonly clock: Clock;
  readonly newId: () => string;
}

/**
 * Tells both authorities of a request, and the single point of contact of the state that was asked, once it is
 * overdue. The notices, the entry of the record and that it was done commit together or not at all: what was
 * interrupted is done by the next round, and by whichever of several does it first.
 */
export class DeadlineWatch {
  constructor(private readonly services: WatchServices) {}

  /**
   * Looks at all clocks that are due.
   * @returns how many requests were told to be overdue
   * @throws Error when the database fails, the record included; nothing of that transaction is told
   */
  async round(): Promise<number> {
    const now = this.services.clock.now();
    let told = 0;
    for (;;) {
      const { looked, escalated } = await this.look(now);
      if (looked === 0) return told;
      told += escalated;
    }
  }

  private look(now: number): Promise<{ looked: number; escalated: number }> {
    const { store, newId } = this.services;
    return store.within(async (query) => {
      const due = await store.findDue(query, new Date(now), BATCH);
      const entries: Escalated[] = [];
      for (const { request, running, told } of due) {
        const notices = await store.settle(query, request, lookForOverdue(running, told, now));
        if (notices.length > 0) entries.push(escalationOf(newId(), request, notices));
      }
      await recordEvents(query, entries);
      return { looked: due.length, escalated: entries.length };
    });
  }
}

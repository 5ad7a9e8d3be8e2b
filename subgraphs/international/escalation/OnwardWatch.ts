import { recordEvents, type Query } from '@lidhja/audit';
import type { WatchServices } from './DeadlineWatch';
import { escalationOf } from './escalationOf';

/** What is told in one transaction. */
const BATCH = 50;

interface ToldRow {
  readonly request: string;
  readonly notices: readonly string[];
}

/**
 * Tells the authority that was asked whether something may be passed on, the agency that asked, and the single point
 * of contact of the state that was asked, once the answer is overdue. Nothing moves the end of its term, so that each
 * is looked at once. The notices, the entry of the record and that it was done commit together or not at all.
 */
export class OnwardWatch {
  constructor(private readonly services: WatchServices) {}

  /**
   * Looks at all that are due.
   * @returns how many were told to be overdue
   * @throws Error when the database fails, the record included; nothing of that transaction is told
   */
  async round(): Promise<number> {
    const now = new Date(this.services.clock.now());
    for (let told = 0; ;) {
      const more = await this.services.store.within((query) => this.tell(query, now));
      if (more === 0) return told;
      told += more;
    }
  }

  private async tell(query: Query, now: Date): Promise<number> {
    const rows = (await query('select request, notices from exchange.tell_onward_overdue($1, $2)', [
      now,
      BATCH,
    ])) as ToldRow[];
    const { newId } = this.services;
    await recordEvents(
      query,
      rows.map(({ request, notices }) => escalationOf(newId(), request, notices)),
    );
    return rows.length;
  }
}

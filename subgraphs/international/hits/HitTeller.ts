import { NOBODY, recordEvents, type Query, type Told } from '@lidhja/audit';
import type { WatchServices } from '../escalation/DeadlineWatch';

/** Requests that are told in one transaction. */
const BATCH = 50;

interface ToldRow {
  readonly request: string;
  readonly notices: readonly string[];
}

/** Nobody acted: the moment came. */
const eventOf = (operation: string, { request, notices }: ToldRow): Told => ({
  ...NOBODY,
  type: 'told',
  operation,
  request,
  records: notices,
});

/**
 * Tells each hit/no-hit that was answered at the moment that its submission fixed, a hit and a no-hit by the same
 * statements. What is told, the notices of it and the entry of the record commit together or not at all.
 */
export class HitTeller {
  constructor(private readonly services: WatchServices) {}

  /**
   * Tells all that are due.
   * @returns how many were told
   * @throws Error when the database fails, the record included; nothing of that transaction is told
   */
  async round(): Promise<number> {
    const now = new Date(this.services.clock.now());
    for (let told = 0; ;) {
      const more = await this.services.store.within((query) => this.tell(query, now));
      told += more;
      if (more < BATCH) return told;
    }
  }

  private async tell(query: Query, now: Date): Promise<number> {
    const rows = (await query('select request, notices from exchange.tell_hits($1, $2)', [
      now,
      BATCH,
    ])) as ToldRow[];
    await recordEvents(
      query,
      rows.map((row) => eventOf(this.services.newId(), row)),
    );
    return rows.length;
  }
}

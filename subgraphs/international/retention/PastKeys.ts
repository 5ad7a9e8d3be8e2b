import type { WatchServices } from '../escalation/DeadlineWatch';

/** Keys that are forgotten in one round. */
const BATCH = 1000;

/**
 * Forgets keys by which a write was safe to repeat, and the HMAC beside each, once they are past their age. Nothing of a
 * record is destroyed with them: what was written stays, so that the record has no entry of it. One statement a round,
 * however many they are; several parts may, each takes others.
 */
export class PastKeys {
  constructor(private readonly services: Pick<WatchServices, 'store'>) {}

  /**
   * Forgets some, oldest first.
   * @returns how many they were
   * @throws Error when the database fails
   */
  round(): Promise<number> {
    return this.services.store.within(async (query) => {
      const [row] = (await query('select exchange.forget_keys($1) as forgotten', [BATCH])) as [
        { forgotten: number },
      ];
      return row.forgotten;
    });
  }
}

import { NOBODY, recordEvents, type Erased, type Query } from '@lidhja/audit';
import type { WatchServices } from '../escalation/DeadlineWatch';

/** Drafts that are forgotten in one transaction. */
const BATCH = 50;

const FIELDS = [
  ...['givenName', 'familyName', 'birthDate', 'birthYear', 'citizenship', 'description'].map(
    (name) => `OutwardPerson.${name}`,
  ),
  ...['name', 'content', 'sha256'].map((name) => `OutwardDocument.${name}`),
];

interface Lapsed {
  readonly outward: string;
  /** What is sealed in it. */
  readonly records: readonly string[];
}

/** Nobody acted: its term is over. */
const eventOf = (operation: string, { outward, records }: Lapsed): Erased => ({
  ...NOBODY,
  type: 'erased',
  operation,
  records: [outward, ...records],
  fields: FIELDS,
  basis: 'lapse',
});

/**
 * Destroys the keys of requests abroad that were prepared and never sent, once they can be sent no more. The record
 * has it before they are destroyed, and both commit together or not at all.
 */
export class LapsedDrafts {
  constructor(private readonly services: Pick<WatchServices, 'store' | 'newId'>) {}

  /**
   * Forgets all that have lapsed.
   * @returns how many they were
   * @throws Error when the database fails, the record included; nothing of that transaction is destroyed
   */
  async round(): Promise<number> {
    for (let forgotten = 0; ;) {
      const more = await this.services.store.within((query) => this.forget(query));
      forgotten += more;
      if (more < BATCH) return forgotten;
    }
  }

  private async forget(query: Query): Promise<number> {
    const lapsed = (await query('select outward, records from exchange.find_lapsed_outward($1)', [
      BATCH,
    ])) as Lapsed[];
    const entries = lapsed
      .filter(({ records }) => records.length > 0)
      .map((one) => eventOf(this.services.newId(), one));
    await recordEvents(query, entries);
    const ids = lapsed.map(({ outward }) => outward);
    if (ids.length > 0) await query('select exchange.forget_lapsed_outward($1)', [ids]);
    return lapsed.length;
  }
}

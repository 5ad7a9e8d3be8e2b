import { NOBODY, recordEvents, type Erased, type Query } from '@lidhja/audit';
import type { WatchServices } from '../escalation/DeadlineWatch';

/** Drafts that are forgotten in one transaction. */
const BATCH = 50;

const OUTWARD_FIELDS = [
  ...['OutwardRequest.summary', 'OutwardRequest.urgencyReason'],
  ...['givenName', 'familyName', 'birthDate', 'birthYear', 'citizenship', 'description'].map(
    (name) => `OutwardPerson.${name}`,
  ),
  ...['name', 'content', 'sha256'].map((name) => `OutwardDocument.${name}`),
];

interface Lapsed {
  readonly draft: string;
  /** What is sealed in it. */
  readonly records: readonly string[];
}

/** What waits for a second person: how those that lapsed are found and forgotten, and what goes with their keys. */
interface Kind {
  readonly find: string;
  readonly forget: string;
  readonly fields: readonly string[];
}

const KINDS: readonly Kind[] = [
  {
    find: 'select outward as draft, records from exchange.find_lapsed_outward($1)',
    forget: 'select exchange.forget_lapsed_outward($1)',
    fields: OUTWARD_FIELDS,
  },
  {
    find: 'select draft, records from exchange.find_lapsed_information($1)',
    forget: 'select exchange.forget_lapsed_information($1)',
    fields: ['SpontaneousInformation.summary'],
  },
];

/** Nobody acted: its term is over. */
const eventOf = (
  operation: string,
  { draft, records }: Lapsed,
  fields: readonly string[],
): Erased => ({
  ...NOBODY,
  ...{ type: 'erased', basis: 'lapse', operation, fields },
  records: [draft, ...records],
});

/**
 * Destroys the keys of what was prepared, to be asked abroad or sent unasked, and never sent, once it can be sent no
 * more. The record has it before they are destroyed, and both commit together or not at all.
 */
export class LapsedDrafts {
  constructor(private readonly services: Pick<WatchServices, 'store' | 'newId'>) {}

  /**
   * Forgets all that have lapsed.
   * @returns how many they were
   * @throws Error when the database fails, the record included; nothing of that transaction is destroyed
   */
  async round(): Promise<number> {
    let forgotten = 0;
    for (const kind of KINDS) forgotten += await this.forgetAll(kind);
    return forgotten;
  }

  private async forgetAll(kind: Kind): Promise<number> {
    for (let forgotten = 0; ;) {
      const more = await this.services.store.within((query) => this.forget(query, kind));
      forgotten += more;
      if (more < BATCH) return forgotten;
    }
  }

  private async forget(query: Query, { find, forget, fields }: Kind): Promise<number> {
    const lapsed = (await query(find, [BATCH])) as Lapsed[];
    const entries = lapsed
      .filter(({ records }) => records.length > 0)
      .map((one) => eventOf(this.services.newId(), one, fields));
    await recordEvents(query, entries);
    const ids = lapsed.map(({ draft }) => draft);
    if (ids.length > 0) await query(forget, [ids]);
    return lapsed.length;
  }
}

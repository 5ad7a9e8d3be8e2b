import { NOBODY, recordEvents, type Erased } from '@lidhja/audit';
import type { WatchServices } from '../escalation/DeadlineWatch';

/** Words of danger that are destroyed in one round. */
const BATCH = 50;

const FIELDS = [
  ...['DangerItem.category', 'DangerItem.neededFor', 'DangerItem.words'],
  ...['whereabouts', 'threatened', 'grounds', 'handling'].map((name) => `DangerPush.${name}`),
  ...['DangerReview.outcome', 'DangerReview.words'],
];

/** Nobody acted: it is past its age. It is kept from everyone from then on, and so is this, but from the operator. */
const eventOf = (operation: string, push: string): Erased => ({
  ...NOBODY,
  ...{ type: 'erased', basis: 'retention', operation, fields: FIELDS, records: [push] },
});

/**
 * Destroys word of danger past its age, whom it names and what its review found, but for what a legal hold keeps. The
 * record has it before, and both commit together or not at all; as many statements a round however many there are.
 */
export class PastDanger {
  constructor(private readonly services: Pick<WatchServices, 'store' | 'newId'>) {}

  /**
   * Destroys some, longest past first.
   * @returns how many they were
   * @throws Error when the database fails, the record included; nothing is destroyed then
   */
  round(): Promise<number> {
    const { store, newId } = this.services;
    return store.within(async (query) => {
      const rows = (await query('select push from exchange.find_past_danger($1)', [BATCH])) as {
        push: string;
      }[];
      const pushes = rows.map(({ push }) => push);
      await recordEvents(
        query,
        pushes.map((push) => eventOf(newId(), push)),
      );
      if (pushes.length > 0) await query('select exchange.forget_danger($1)', [pushes]);
      return pushes.length;
    });
  }
}

import { randomUUID } from 'node:crypto';
import { ClockStore, DeadlineWatch } from '@lidhja/international';
import { systemClock } from '@lidhja/platform';
import type { TestDatabase } from './TestCluster';

/** Has what is overdue told, as the international part does by itself. @returns how many requests were told */
export async function tellOverdue(database: TestDatabase): Promise<number> {
  const store = new ClockStore(database.url('lidhja_international'));
  try {
    return await new DeadlineWatch({ store, clock: systemClock, newId: randomUUID }).round();
  } finally {
    await store.close();
  }
}

import { randomUUID } from 'node:crypto';
import { ClockStore, HitTeller } from '@lidhja/international';
import type { TestDatabase } from './TestCluster';

/**
 * Has what is to be told by then told, as the international part does by itself.
 * @param now epoch milliseconds
 * @returns how many were told
 */
export async function tellHits(database: TestDatabase, now: number): Promise<number> {
  const store = new ClockStore(database.url('lidhja_international'));
  try {
    return await new HitTeller({ store, clock: { now: () => now }, newId: randomUUID }).round();
  } finally {
    await store.close();
  }
}

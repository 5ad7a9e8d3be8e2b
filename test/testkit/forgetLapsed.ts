import { randomUUID } from 'node:crypto';
import { ClockStore, LapsedDrafts } from '@lidhja/international';
import type { TestDatabase } from './TestCluster';

/**
 * Has requests abroad that have lapsed forgotten, as the international part does by itself.
 * @returns how many were forgotten
 */
export async function forgetLapsed(database: TestDatabase): Promise<number> {
  const store = new ClockStore(database.url('lidhja_international'));
  try {
    return await new LapsedDrafts({ store, newId: randomUUID }).round();
  } finally {
    await store.close();
  }
}

import type { Query } from '../writeOnce';
import { keeperDataSource } from '@lidhja/platform';

/**
 * Loads one part of the sample in one transaction, or nothing when its mark is already there. Two
 * loads at once wait for each other at the mark.
 * @param load begins as the owner of the exchange tables; `reset role` makes it the migrator
 */
export async function loadSample(
  schema: string,
  part: string,
  load: (query: Query) => Promise<void>,
): Promise<void> {
  const source = keeperDataSource(schema, []);
  await source.initialize();
  try {
    await source.transaction(async (manager) => {
      const query: Query = (sql, parameters) => manager.query(sql, parameters);
      await query('set local role exchange_owner', []);
      const marked = (await query(
        'insert into exchange.sample (part) values ($1) on conflict do nothing returning part',
        [part],
      )) as unknown[];
      if (marked.length > 0) await load(query);
    });
  } finally {
    await source.destroy();
  }
}

import { join } from 'node:path';
import { keeperDataSource } from '@lidhja/platform';
import { findRoot } from '../testkit/root';

/** Packages with migrations, by the schema that each makes, in the order in which they stand on each other. */
export const PACKAGES: Readonly<Record<string, string>> = {
  exchange: 'shared/exchange',
  audit: 'shared/audit',
  national: 'subgraphs/national',
  local: 'subgraphs/local',
  international: 'subgraphs/international',
};

const built = (folder: string): string =>
  join(findRoot(), folder, 'dist', 'migrations', '*17640*.js');

/**
 * Takes back every migration of a package, the newest first, each in a transaction of its own.
 * @param url connection string of the migrator
 * @returns how many there were
 */
export async function takeBack(schema: string, url: string): Promise<number> {
  const source = keeperDataSource(schema, [built(PACKAGES[schema] ?? '')], [], url);
  await source.initialize();
  try {
    const done = await source.query<unknown[]>(`select from "${schema}".migration`);
    for (const _ of done) await source.undoLastMigration({ transaction: 'each' });
    return done.length;
  } finally {
    await source.destroy();
  }
}

import type { DataSource, QueryRunner } from 'typeorm';

/** One number for all migrations of a database: two commands at once must not interleave. */
const LOCK = 7_215_202;

/**
 * Runs the migrations of one schema that are still due, under a lock.
 * @param afterwards what is derived from the program and made anew each time, in one transaction
 * @returns the names of those that ran
 */
export async function migrateSchema(
  source: DataSource,
  afterwards: (runner: QueryRunner) => Promise<unknown> = () => Promise.resolve(),
): Promise<string[]> {
  await source.initialize();
  const runner = source.createQueryRunner();
  try {
    await runner.query('select pg_advisory_lock($1)', [LOCK]);
    const ran = await source.runMigrations();
    await runner.startTransaction();
    await afterwards(runner);
    await runner.commitTransaction();
    return ran.map((migration) => migration.name);
  } finally {
    await runner.query('select pg_advisory_unlock($1)', [LOCK]).catch(() => undefined);
    await runner.release();
    await source.destroy();
  }
}

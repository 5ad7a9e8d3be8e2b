import type { TestDatabase } from '../testkit/TestCluster';
import type { Notes, Place } from './Notes';

const KEPT: readonly (readonly [place: Place, table: string])[] = [
  ['audit row', 'audit.entry'],
  ['idempotency key', 'exchange.idempotency_key'],
];

/** Notes every row of the record, and of the keys that make a write safe to repeat, before they are gone. */
export async function dumpRows(notes: Notes, database: TestDatabase): Promise<void> {
  const { planted } = database;
  await database.as('admin', async (client) => {
    for (const [place, table] of KEPT) {
      const { rows } = await client.query<{ row: string }>(
        `select to_jsonb(t)::text as row from ${table} t`,
      );
      if (rows.length === 0) continue;
      const bytes = Buffer.from(rows.map(({ row }) => row).join('\n'));
      notes.add({ place, by: database.name, ...(planted ? { planted } : {}) }, bytes);
    }
  });
}

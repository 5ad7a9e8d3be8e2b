import type { Client } from 'pg';
import { TestDatabase } from '../testkit/TestCluster';

/** Tables of which erasures delete rows, or blank what lies beside its wrapped key. */
const ERASED = [
  ...['person_identity', 'person_origin', 'person_health', 'child_decision', 'case_suspect'],
  ...['case_person', 'case_citation'],
]
  .map((name) => `national.${name}`)
  .concat(
    [
      ...['referral', 'consent', 'representative', 'conflict_check', 'handling'],
      ...['referral_person', 'consent_person', 'return_person'],
      ...['danger_push', 'danger_push_item', 'danger_push_record', 'danger_push_around'],
      ...['danger_attempt_around', 'necessity', 'data_key', 'outward_request', 'spontaneous_draft'],
    ].map((name) => `exchange.${name}`),
    'international.person_return',
  );

/** Of these, which are cleared when many rows are dead, and not as soon as one is. */
const left = async (client: Client): Promise<string[]> => {
  const { rows } = await client.query<{ name: string }>(
    `select t.name from unnest($1::text[]) t (name) join pg_class c on c.oid = t.name::regclass
     where not coalesce(c.reloptions, '{}') @>
       '{autovacuum_vacuum_scale_factor=0,autovacuum_vacuum_threshold=0}' order by 1`,
    [ERASED],
  );
  return rows.map(({ name }) => name);
};

test('dead rows of what was erased are cleared as soon as the server looks', async () => {
  const database = await TestDatabase.create();
  try {
    await database.as('admin', async (client) => {
      expect(await left(client)).toEqual([]);
      await client.query('begin');
      await client.query('alter table "national".case_person reset (autovacuum_vacuum_threshold)');
      expect(await left(client)).toEqual(['national.case_person']);
      await client.query('rollback');
    });
  } finally {
    await database.drop();
  }
});

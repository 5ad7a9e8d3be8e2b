import { keepFromPlanner } from '@lidhja/platform';
import type { Client } from 'pg';
import { TestDatabase } from '../testkit/TestCluster';

/** Tables of which erasures delete rows: whatever stands in one is gone then, ids but for. */
const ERASED = [
  ...['person_identity', 'person_origin', 'person_health', 'child_decision', 'case_suspect'].map(
    (name) => `national.${name}`,
  ),
  ...['referral', 'consent', 'representative', 'conflict_check'].map((name) => `exchange.${name}`),
  'international.person_return',
];

/** Of what is no table of these, columns of words that are blanked, or go with their row. */
const BLANKED = [
  'audit.salt.salt',
  'exchange.danger_push.grounds',
  'exchange.danger_push.review_words',
  'exchange.danger_push_item.words',
  'exchange.danger_push_record.record',
  ...['danger_push_around', 'danger_attempt_around'].map((name) => `exchange.${name}.implicated`),
  'exchange.handling.words',
  ...['request_event.words', 'condition.words', 'spontaneous_condition.words', 'breach.words'].map(
    (name) => `exchange.${name}`,
  ),
  ...['revocation.reason', 'onward_revocation.reason', 'onward_request.reason'].map(
    (name) => `exchange.${name}`,
  ),
  ...['onward_category.condition', 'request_answer.restriction', 'breach_step.words'].map(
    (name) => `exchange.${name}`,
  ),
  ...['reference', 'court'].map((name) => `exchange.judicial_authorisation.${name}`),
  'exchange.idempotency_key.digest',
  'exchange.necessity.reason',
  'exchange.spontaneous_draft.reference',
];

/** Bytes and JSON of which the planner may know: nothing is destroyed with them. */
const KNOWN: readonly RegExp[] = [
  /^audit\.(place|proof|period|checkpoint|awaiting)\./,
  /^audit\.key_ring\.keys$/,
  /^exchange\.organisation_key\.jwk$/,
  /^exchange\.policy_change\.(before|terms)$/,
];

interface Column {
  readonly name: string;
  readonly target: number;
  readonly ids: boolean;
  readonly whole: boolean;
}

const columnsOf = async (client: Client): Promise<Column[]> => {
  const { rows } = await client.query<Column>(
    `select format('%s.%s.%s', n.nspname, c.relname, a.attname) as name, coalesce(a.attstattarget, -1) as target,
       a.atttypid in ('uuid'::regtype, 'uuid[]'::regtype) as ids,
       a.atttypid in ('bytea'::regtype, 'jsonb'::regtype) as whole
     from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
     where n.nspname in ('national', 'local', 'international', 'protection', 'exchange', 'audit')
       and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped order by 1`,
  );
  return rows;
};

/** Columns of what may be destroyed of which the server takes samples. */
const sampled = async (client: Client): Promise<string[]> =>
  (await columnsOf(client))
    .filter(({ name, ids, whole }) => {
      const isErased = ERASED.some((table) => name.startsWith(`${table}.`)) && !ids;
      const isWhole = whole && !KNOWN.some((pattern) => pattern.test(name));
      return isErased || isWhole || BLANKED.includes(name);
    })
    .filter(({ target }) => target !== 0)
    .map(({ name }) => name);

const statisticsOf = async (client: Client, table: string): Promise<string[]> => {
  const { rows } = await client.query<{ name: string }>(
    `select attname as name from pg_stats where schemaname || '.' || tablename = $1 order by 1`,
    [table],
  );
  return rows.map(({ name }) => name);
};

let database: TestDatabase;
beforeAll(async () => {
  database = await TestDatabase.create();
});
afterAll(() => database.drop());

test('of what may be erased the planner takes no samples, which would outlive it', async () => {
  await database.as('admin', async (client) => {
    const names = (await columnsOf(client)).map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(BLANKED));
    for (const table of ERASED)
      expect(names.some((name) => name.startsWith(`${table}.`))).toBe(true);
    expect(await sampled(client)).toEqual([]);
    // A column that is added later is seen.
    await client.query('begin');
    await client.query('alter table "national".case_suspect add column alias text');
    await client.query('alter table exchange.request_words add column more bytea');
    await client.query('alter table audit.salt alter column salt set statistics -1');
    expect(await sampled(client)).toEqual([
      'audit.salt.salt',
      'exchange.request_words.more',
      'national.case_suspect.alias',
    ]);
    await client.query('rollback');
  });
});

test('what it sampled before it was told not to is forgotten', async () => {
  await database.as('admin', async (client) => {
    const runner = {
      query: async (sql: string, values?: unknown[]) => (await client.query(sql, values)).rows,
    } as unknown as Parameters<typeof keepFromPlanner>[0];
    const names = { '"national".person_identity': '*' } as const;
    await client.query('analyze "national".person_identity');
    expect(await statisticsOf(client, 'national.person_identity')).toEqual(['person_id']);
    await keepFromPlanner(runner, names, true);
    await client.query('analyze "national".person_identity');
    const before = await statisticsOf(client, 'national.person_identity');
    expect(before).toEqual(expect.arrayContaining(['family_name', 'given_name', 'birth_date']));
    await keepFromPlanner(runner, names);
    expect(await statisticsOf(client, 'national.person_identity')).toEqual(['person_id']);
    await client.query('analyze "national".person_identity');
    expect(await statisticsOf(client, 'national.person_identity')).toEqual(['person_id']);
  });
});

import { createHash } from 'node:crypto';
import { TestHub } from '../testkit/TestHub';

let hub: TestHub;
beforeAll(async () => {
  hub = await TestHub.start();
});
afterAll(() => hub.stop());

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Every answer that there could be, without a salt: one birth date of each day of ninety years. */
const GUESSES = Array.from({ length: 90 * 366 }, (_, day) => {
  const birthDate = new Date(Date.UTC(1930, 0, 1 + day)).toISOString().slice(0, 10);
  return JSON.stringify({ data: { findCase: { victims: [{ person: { birthDate } }] } } });
});

test('a digest in the record is of no use to who would try out what was answered', async () => {
  const read = await hub.ask({
    persona: 'prosecutor-vlora',
    purpose: 'THIS_PROCEEDING',
    reason: 'Reads a case of the office',
    document: '{ findCase(reference: "VL-2026-0001") { victims { person { birthDate } } } }',
  });
  const entries = await hub.ask({
    persona: 'inspector',
    purpose: 'OVERSIGHT',
    reason: 'Looks for what was read',
    document: `query ($operation: ID!) { auditEntries(filter: { operation: $operation, type: DISPATCHED }) {
      nodes { answerDigest } } }`,
    variables: { operation: read.headers.get('lidhja-operation') },
  });
  const [entry] = (entries.body?.data as { auditEntries: { nodes: { answerDigest: string }[] } })
    .auditEntries.nodes;
  expect(entry?.answerDigest).toBe(sha256(read.bytes));
  const tried = new Set(GUESSES.map(sha256));
  expect(tried.has(entry?.answerDigest ?? '')).toBe(false);
  // One of them is right: of the answer without its salt the digest would have said the day.
  const unsalted = JSON.stringify({ data: read.body?.data });
  expect(tried.has(sha256(unsalted))).toBe(true);
});

test('the salt is in the answer, and in nothing that is kept', async () => {
  const { salt } = (
    await hub.ask({
      persona: 'italy-agency',
      purpose: 'THIS_PROCEEDING',
      reason: 'Looks at its requests',
      document: '{ informationRequests { nodes { id } } }',
    })
  ).body?.extensions as { salt: string };
  expect(salt).toMatch(/^[0-9a-f-]{36}$/);
  const kept = await hub.database.as('admin', async (client) => {
    const { rows: tables } = await client.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables
       where schemaname in ('audit', 'exchange', 'national', 'local', 'international')`,
    );
    const found: string[] = [];
    for (const { name } of tables) {
      const { rows } = await client.query(
        `select 1 from ${name} t where position($1 in t::text) > 0 limit 1`,
        [salt],
      );
      if (rows.length > 0) found.push(name);
    }
    return { tables: tables.length, found };
  });
  expect(kept.tables).toBeGreaterThan(40);
  expect(kept.found).toEqual([]);
});

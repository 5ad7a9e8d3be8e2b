import { PURPOSES, type Category } from '@lidhja/policy';
import type { Client } from 'pg';
import { TestDatabase } from '../testkit/TestCluster';
import { askRows } from './askRows';
import { byRecorded } from './byRecorded';
import { expectRows } from './expectRows';
import { FAULTS } from './faults';
import { byGrant, byMandate, type RowQuestion } from './RowQuestion';
import { SECURED } from './secured';

let database: TestDatabase;
// Thousands of statements each, which a busy machine takes its time for.
jest.setTimeout(180_000);

beforeAll(async () => {
  database = await TestDatabase.create();
});
afterAll(() => database.drop());

const ABROAD = [
  'foreign_authority',
  'foreign_protection',
  'foreign_witness_protection',
  'international_organisation',
  'police',
] as const;
const GRANTED: readonly Category[] = [
  'CASE_STATUS',
  'OFFENCE',
  'EXPLOITATION',
  'SUSPECT',
  'MIGRATION',
  'VICTIM_IDENTITY',
  'HEALTH',
];

const few: readonly RowQuestion[] = [
  ...byMandate(
    ['prosecutor', 'police', 'responsible_authority', 'consular'],
    ['THIS_PROCEEDING', 'RELATED_PROCEEDING', 'IDENTIFICATION', 'ASSISTANCE', 'RETURN'],
  ),
  ...byGrant(
    ['foreign_authority', 'foreign_protection', 'international_organisation'],
    ['THIS_PROCEEDING', 'RETURN'],
    GRANTED,
  ),
  ...Object.entries(byRecorded).flatMap(([what, questions]) =>
    questions.filter((_, at) => /home|abroad|past/.test(what) || at % 5 === 0),
  ),
];

/** The questions in parts, mixed, since a fault mostly shows in the first part. */
const inParts = (questions: readonly RowQuestion[], size: number): RowQuestion[][] => {
  const parts: RowQuestion[][] = [];
  const count = Math.ceil(questions.length / size);
  questions.forEach((question, index) => (parts[index % count] ??= []).push(question));
  return parts;
};

/** Questions that database and engine answer differently, with both answers; rolled back afterwards. */
const differences = (
  questions: readonly RowQuestion[],
  size: number,
  fault?: string,
): Promise<string[]> =>
  database.as('admin', async (client: Client) => {
    await client.query('begin');
    if (fault) await client.query(fault);
    for (const part of inParts(questions, size)) {
      const seen = await askRows(client, part).catch((error: unknown) => String(error));
      if (typeof seen === 'string') return [seen];
      expect(seen).toHaveLength(part.length);
      const found = part.flatMap((question, index) => {
        const rows = [...(seen[index] ?? [])].sort().join(' ');
        const wanted = expectRows(question).sort().join(' ');
        return rows === wanted
          ? []
          : [`${JSON.stringify(question)}: rows of [${rows}], not of [${wanted}]`];
      });
      if (found.length > 0) return found;
    }
    return [];
  });

const firstSeen = async (questions: readonly RowQuestion[], fault: string): Promise<boolean> =>
  (await differences(questions, 12, fault)).length > 0;

test('row security alone lets every kind of reader see what the engine allows by mandate, and nothing else', async () => {
  // All that open something, and of those that open nothing every third, which is another one for each kind.
  const questions = byMandate(undefined, PURPOSES).filter(
    (one, at) => at % 3 === 0 || expectRows(one).length > 0,
  );
  expect(questions.filter((one) => expectRows(one).length > 0).length).toBeGreaterThan(25);
  expect(await differences(questions, questions.length)).toEqual([]);
});

test('row security alone lets a grant open what the engine allows by it, and nothing else', async () => {
  const questions = byGrant(ABROAD, PURPOSES, GRANTED);
  expect(questions.filter((one) => expectRows(one).length > 0).length).toBeGreaterThan(30);
  expect(await differences(questions, questions.length)).toEqual([]);
});

test.each(Object.entries(byRecorded))(
  'row security alone lets what %s be seen as the engine allows it, and nothing else',
  async (_what, questions) => {
    const open = questions.filter((one) => expectRows(one).length > 0).length;
    expect(open).toBeGreaterThan(3);
    expect(questions.length - open).toBeGreaterThan(3);
    expect(await differences(questions, questions.length)).toEqual([]);
  },
);

test.each(FAULTS.map((fault) => [fault.what, fault] as const))(
  'when %s, that is seen',
  async (_what, { sql, near = () => false }) => {
    const seen =
      (await firstSeen(few.filter(near), sql)) ||
      (await firstSeen(
        few.filter((question) => !near(question)),
        sql,
      ));
    expect(seen).toBe(true);
  },
);

test('every table with rows of cases or persons is asked about', async () => {
  const { rows } = await database.as('admin', (client) =>
    client.query<{ name: string }>(
      `select c.oid::regclass::text as name from pg_class c
       where c.relnamespace = '"national"'::regnamespace and c.relkind in ('r', 'p')
         and c.relname not in ('area', 'migration', 'case_assignment', 'child_decision',
           'case_citation', 'case_term', 'case_term_step', 'counted_person')`,
    ),
  );
  const names = rows.map(({ name }) => name.replace(/^"?national"?\./, ''));
  expect(names.sort()).toEqual([...SECURED].sort());
});

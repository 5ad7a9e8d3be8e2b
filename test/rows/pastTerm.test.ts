import { TestDatabase } from '../testkit/TestCluster';
import { pastTermProbes } from './pastTermProbes';
import { toldDuring, without } from './withoutCondition';

let database: TestDatabase;
beforeAll(async () => {
  database = await TestDatabase.create();
});
afterAll(() => database.drop());

const SEALED = ['read_requests', 'find_documents', 'find_document_contents', 'find_sought_persons'];
const ANYTHING = "and t.delete_at <= '-infinity'";

const during = (change: string): Promise<string[]> => toldDuring(database, change, pastTermProbes);

test('what is past its last day gives another answer than under a hold, each of it', async () => {
  const told = await during('select');
  const pairs = pastTermProbes.flatMap(({ name }, at) =>
    at % 2 === 0 ? [[name, told[at], told[at + 1]] as const] : [],
  );
  expect(pairs.length).toBeGreaterThan(10);
  expect(pairs.filter(([, past, held]) => past === held)).toEqual([]);
  expect(told.filter((one) => one.startsWith('refused'))).toEqual([]);
});

const CHANGES: readonly (readonly [what: string, change: string])[] = [
  ['a record is past nothing', without('is_past_term', 'return t.held_by is null', 'return false')],
  ['a hold keeps no record', without('is_past_term', 'return t.held_by is null', 'return true')],
  ...SEALED.flatMap((name) => [
    [
      `${name} opens what is past`,
      without(name, 'and t.delete_at <= clock_timestamp()', ANYTHING),
    ] as const,
    [`${name} asks for no hold`, without(name, 'and t.held_by is null', '')] as const,
  ]),
  [
    'a grant is past nothing',
    without('grants_in_force', ') IS NOT FALSE)', ') IS NOT FALSE OR true)'),
  ],
  ['a hold keeps no grant', without('grants_in_force', '(t.held_by IS NOT NULL)', 'false')],
  ...['find_referrals', 'open_referrals'].map(
    (name) =>
      [
        `${name} leaves none out`,
        without(name, 'and exchange.is_past_term(t)', 'and false'),
      ] as const,
  ),
  [
    'returns leave none out',
    without('international.past_returns', 'and exchange.is_past_term(t)', 'and false'),
  ],
  [
    'whom a record names that is past its term is kept',
    without('named_past', 'where exchange.is_past_term(t)', 'where false'),
  ],
  [
    'row security of consents leaves none out',
    'alter policy readable on exchange.consent using (id <> all ((select exchange.sealed_rows())::uuid[]))',
  ],
  [
    'row security of edges of returns leaves none out',
    `alter policy readable on exchange.return_person using (
       person <> all ((select exchange.sealed_records())::uuid[]) and (select exchange.prepares_returns(null)))`,
  ],
];

test.each(CHANGES)('where %s, that is seen', async (_, change) => {
  expect(await during(change)).not.toEqual(await during('select'));
});

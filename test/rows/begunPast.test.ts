import { TestDatabase } from '../testkit/TestCluster';
import { begunPastProbes } from './begunPastProbes';
import { toldDuring, without } from './withoutCondition';

let database: TestDatabase;
let asItIs: readonly string[];
beforeAll(async () => {
  database = await TestDatabase.create();
  asItIs = await during('select');
});
afterAll(() => database.drop());

const during = (change: string): Promise<string[]> => toldDuring(database, change, begunPastProbes);

test('what was begun gives another answer once its day has come, each way of it', () => {
  const pairs = begunPastProbes.flatMap(({ name }, at) =>
    at % 2 === 0 ? [[name, asItIs[at], asItIs[at + 1]] as const] : [],
  );
  expect(pairs.length).toBeGreaterThan(15);
  expect(pairs.filter(([, past, again]) => past === again)).toEqual([]);
  const refusals = asItIs.filter((one) => one.startsWith('refused'));
  expect(refusals.filter((one) => one !== 'refused: LJ001')).toEqual([]);
  expect(pairs.filter(([, , again]) => again?.startsWith('refused'))).toEqual([]);
});

const PAST = '((select past)::uuid[])';
const LETTER = `and not (o.persons || o.record) && ${PAST}`;
const DRAFT = `and d.record <> all ${PAST}`;
const PERSONS = '"national".persons_past(cases, p_sealed)';

const CHANGES: readonly (readonly [what: string, change: string])[] = [
  ['letters are listed', without('find_outward', `p_after_id))\n      ${LETTER}`, 'p_after_id))')],
  [
    'letters are found',
    without('find_outward', `clock_timestamp()\n      ${LETTER}`, 'clock_timestamp()'),
  ],
  [
    'letters are asked after by their case alone',
    without('find_outward', '(o.persons || o.record) &&', 'array[o.record] &&'),
  ],
  [
    'letters are asked after by whom they name alone',
    without('find_outward', '(o.persons || o.record) &&', 'o.persons &&'),
  ],
  ['drafts are listed', without('find_drafts', `p_after_id))\n      ${DRAFT}`, 'p_after_id))')],
  [
    'drafts are found',
    without('find_drafts', `clock_timestamp()\n      ${DRAFT}`, 'clock_timestamp()'),
  ],
  ['drafts are sent', without('own_draft', `and w.record <> all ${PAST}`, '')],
  ['letters are begun', without('prepare_outward', 'or (p_persons || p_record) && past', '')],
  [
    'letters are begun that name them',
    without('prepare_outward', '(p_persons || p_record) && past', 'p_record = any (past)'),
  ],
  ['drafts are begun', without('prepare_information', 'or p_record = any (past)', '')],
  ['it is told that letters wait', without('find_notices', LETTER, '')],
  ['it is told that drafts wait', without('find_notices', DRAFT, '')],
  ...(['record', 'person'] as const).flatMap((one) => [
    [
      `a hit is told by its ${one} alone`,
      without('tell_hits', 'array[h.record, h.person]', `array[h.${one}]`),
    ] as const,
    [
      `a hit is answered by its ${one} alone`,
      without('answer_hit', 'array[p_record, p_person]', `array[p_${one}]`),
    ] as const,
  ]),
  ['no case is past', without('"national".records_past', `cases || ${PERSONS}`, PERSONS)],
  ['nobody is past', without('"national".records_past', `cases || ${PERSONS}`, 'cases')],
  ['what is sealed keeps somebody', without('"national".records_past', 'p_sealed)', `'{}')`)],
  ['a hold keeps no case', without('"national".all_cases_past', 'and not t.held', '')],
  ['nothing has ended with its copies', without('onward_standing', 'v.at, c.over_at)', 'v.at)')],
  [
    'it is asked for what nobody has',
    without('request_onward', 'or copies_over <= clock_timestamp()', ''),
  ],
  [
    'receipts say the end of the grant',
    without(
      'onward_of_grant',
      'least(g.valid_until, exchange.copies_last_day(g.id))',
      'g.valid_until',
    ),
  ],
  ['a hold keeps no copies', without('copies_last_day', 't.held_by is not null', 'false')],
  [
    'copies have no last day',
    without('copies_last_day', 'g.valid_from + m.max_age', 'null::timestamptz'),
  ],
  [
    'copies are never gone',
    without('copies_over_at', 'select t.copies_destroyed_at', 'select null::timestamptz'),
  ],
  [
    'copies are gone for every grant',
    without('copies_over_at', 'where t.copies_destroyed_at > g.valid_from', ''),
  ],
];

test.each(CHANGES)('where %s, that is seen', async (_, change) => {
  expect(await during(change)).not.toEqual(asItIs);
});

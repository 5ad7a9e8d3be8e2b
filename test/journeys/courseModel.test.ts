import { SeededRandom } from '@lidhja/exchange';
import { sampleId } from '@lidhja/platform';
import {
  REQUEST_COURSE,
  REQUEST_EVENTS,
  addTerm,
  stateAfter,
  type RequestEvent,
  type RequestState,
} from '@lidhja/policy';
import { Client } from 'pg';
import { sessionOf, type Settings } from '../rows/sessions';
import { TestDatabase } from '../testkit/TestCluster';

jest.setTimeout(120_000);

let database: TestDatabase;
let client: Client;
beforeAll(async () => {
  database = await TestDatabase.create();
  client = new Client({ connectionString: database.adminUrl });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

const REQUEST = sampleId('request/it-new');
const OWNER = sessionOf('prosecutor', 'THIS_PROCEEDING', 'prosecutor-vlora', 'prosecutor-vlora');
const SECOND = { ...OWNER, official: sampleId('official/prosecutor-vlora-second') };
const AGENCY = sessionOf(
  'foreign_authority',
  'THIS_PROCEEDING',
  'italy-agency',
  'italy-anti-trafficking-agency',
  { country: 'IT', request: REQUEST },
);

const enter = (settings: Settings): Promise<unknown> =>
  client.query(
    `select ${Object.entries(settings)
      .map(([name, value]) => `set_config('lidhja.${name}', '${value}', true)`)
      .join(', ')}`,
  );

/** The code of the refusal of a statement, which is then undone; null when it was taken. */
const tried = async (sql: string, values: readonly unknown[]): Promise<string | null> => {
  await client.query('savepoint step');
  try {
    await client.query(sql, [...values]);
    return null;
  } catch (error) {
    await client.query('rollback to savepoint step');
    return (error as Error).message;
  }
};

const stateTo = async (settings: Settings): Promise<string> => {
  await enter(settings);
  const { rows } = await client.query<{ state: string; events: RequestEvent[] }>(
    `select exchange.state_of($1) as state, array(select c.event from exchange.find_courses(array[$1]::uuid[]) c) as events`,
    [REQUEST],
  );
  const [{ state, events } = { state: '', events: [] }] = rows;
  expect(stateAfter(events)).toBe(state);
  return state;
};

const WORDS: ReadonlySet<string> = new Set([
  ...['CLARIFICATION_ASKED', 'CLARIFIED', 'AUTHORISATION_AWAITED', 'USE_REPORTED', 'WITHDRAWN'],
]);

/** What the model says of a step: whether the table has it for a state, and whose it is. */
const isStep = (state: RequestState, event: RequestEvent, side: string): boolean =>
  event in REQUEST_COURSE[state] && [side, 'either'].includes(REQUEST_EVENTS[event]);

const STEPS = [
  ...['ACKNOWLEDGED', 'ACKNOWLEDGED', 'CLARIFICATION_ASKED', 'CLARIFIED', 'CLARIFIED'],
  ...['AUTHORISATION_AWAITED', 'RECEIVED', 'USE_REPORTED', 'CLOSED', 'WITHDRAWN', 'DOCUMENT_ADDED'],
  ...['DECIDED', 'DECIDED', 'APPROVED', 'READ', 'REVOKED'],
  ...['CONDITIONS_OFFERED', 'CONDITIONS_ACCEPTED', 'CONDITIONS_DECLINED'],
] as const;

/** The steps of which the table's events are made. */
const MADE_BY: Readonly<Record<string, (typeof STEPS)[number]>> = {
  GRANTED: 'APPROVED',
  PARTLY_GRANTED: 'DECIDED',
  REFUSED: 'DECIDED',
  DISCLOSED: 'READ',
};

/** Drawn less: withdrawals and revocations end a walk, and a document moves nothing. */
const SELDOM = ['WITHDRAWN', 'REVOKED', 'DOCUMENT_ADDED'];

/** One that can be taken, mostly. */
const drawStep = (random: SeededRandom, before: RequestState): (typeof STEPS)[number] => {
  const open = Object.keys(REQUEST_COURSE[before])
    .map((event) => MADE_BY[event] ?? (event as (typeof STEPS)[number]))
    .filter((event) => STEPS.includes(event) && !SELDOM.includes(event));
  return open.length > 0 && random.percent(60) ? random.pick(open) : random.pick(STEPS);
};

const step = async (random: SeededRandom, before: RequestState): Promise<void> => {
  const kind = drawStep(random, before);
  const side = random.percent(75)
    ? REQUEST_EVENTS[kind as RequestEvent] === 'requesting'
      ? AGENCY
      : OWNER
    : random.pick([AGENCY, OWNER]);
  const told = (await stateTo(side)) as RequestState;
  if (kind === 'DECIDED') {
    await enter(OWNER);
    const refusal = random.percent(20);
    const answers = ['CASE_STATUS', 'OFFENCE'].map((category) => ({
      category,
      ...(refusal ? { ground: 'NOT_AVAILABLE' } : {}),
    }));
    const four = random.percent(40);
    if (four) answers[1] = { ...answers[1], category: 'VICTIM_IDENTITY' };
    await client.query(`update exchange.request set categories = $2 where id = $1`, [
      REQUEST,
      answers.map(({ category }) => category),
    ]);
    const refused = await tried(
      `select exchange.decide_request($1, $2, $3, now() + interval '1 day')`,
      [REQUEST, sampleId('case/vlora-3'), JSON.stringify(answers)],
    );
    expect(refused === null).toBe(isStep(before, 'DECIDED', 'requested'));
    const decided = refusal ? 'REFUSED' : four ? 'APPROVAL_PENDING' : 'GRANTED';
    if (refused === null) expect(await stateTo(OWNER)).toBe(decided);
  } else if (kind === 'APPROVED') {
    await enter(SECOND);
    const refused = await tried('select exchange.approve_decision($1)', [REQUEST]);
    if (before === 'APPROVAL_PENDING') expect(refused).toBeNull();
    if (before in { WITHDRAWN: 0, SUBMITTED: 0, ACKNOWLEDGED: 0 }) expect(refused).not.toBeNull();
  } else if (kind === 'READ') {
    await enter(AGENCY);
    const { rows } = await client.query(
      'select from exchange.grants_in_force() g where exchange.approved(g.categories, g.approved_by)',
    );
    const open = [
      'GRANTED',
      'PARTLY_GRANTED',
      'CONDITIONS_ACCEPTED',
      'DISCLOSED',
      'RECEIVED',
      'USE_REPORTED',
    ];
    expect(rows.length > 0).toBe(open.includes(told) || open.includes(await stateTo(AGENCY)));
    if (rows.length > 0) await client.query('select exchange.note_disclosure()');
  } else if (kind === 'REVOKED') {
    await enter(OWNER);
    await tried(`select exchange.revoke_grant($1, 'Drawn by a test')`, [REQUEST]);
  } else if (kind.startsWith('CONDITIONS')) {
    const asked = REQUEST_EVENTS[kind as RequestEvent];
    const who = asked === 'requesting' ? AGENCY : OWNER;
    const seen = (await stateTo(who)) as RequestState;
    const conditions = '[{"category": "CASE_STATUS", "condition": "Drawn by a test"}]';
    const refused =
      who === OWNER
        ? await tried('select exchange.offer_conditions($1, $2)', [REQUEST, conditions])
        : await tried(
            `select exchange.reply_conditions($1, (select o.id from exchange.condition_offer o
               join exchange.decision d on d.id = o.decision where d.request = $1
               order by d.decided_at desc, o.number desc limit 1), $2)`,
            [REQUEST, kind === 'CONDITIONS_ACCEPTED'],
          );
    const step = isStep(seen, kind as RequestEvent, asked);
    expect([seen, kind, refused === null]).toEqual([seen, kind, step]);
    if (step) expect(await stateTo(who)).toBe(kind);
  } else {
    const words = WORDS.has(kind) ? 'Drawn by a test' : null;
    await enter(side);
    const until = kind === 'AUTHORISATION_AWAITED' ? '2099-01-01' : null;
    const sql = 'select exchange.take_step($1, $2, $3, $4)';
    const refused = await tried(sql, [REQUEST, kind, words, until]);
    const asked = side === AGENCY ? 'requesting' : 'requested';
    expect([told, kind, asked, refused === null]).toEqual([
      ...[told, kind, asked],
      isStep(told, kind, asked),
    ]);
    const next = REQUEST_COURSE[told] as Partial<Record<RequestEvent, RequestState>>;
    if (refused === null) expect(await stateTo(side)).toBe(next[kind]);
  }
};

test('the exchange takes the steps that the policy has, and stands where the policy says', async () => {
  const random = new SeededRandom(20_261_128);
  const met = new Set<string>();
  for (let walk = 0; walk < 40; walk += 1) {
    await client.query('begin');
    for (let at = 0; at < 12; at += 1) {
      const before = (await stateTo(OWNER)) as RequestState;
      met.add(before);
      await step(random, before);
    }
    await client.query('rollback');
  }
  expect([...met].sort()).toEqual(
    [
      ...['SUBMITTED', 'ACKNOWLEDGED', 'CLARIFICATION_ASKED', 'AUTHORISATION_PENDING'],
      ...['APPROVAL_PENDING', 'GRANTED', 'REFUSED', 'DISCLOSED', 'RECEIVED', 'USE_REPORTED'],
      ...['CONDITIONS_OFFERED', 'CONDITIONS_ACCEPTED', 'CONDITIONS_DECLINED'],
      ...['CLOSED', 'WITHDRAWN', 'REVOKED'],
    ].sort(),
  );
});

test('terms end in the database when they end in the policy', async () => {
  const random = new SeededRandom(7);
  const zones = ['Europe/Tirane', 'America/New_York', 'Australia/Lord_Howe', 'UTC', 'Asia/Kolkata'];
  const HOUR = 3_600_000;
  const hours = [8, 12, 24, 72, 168, 336];
  const drawn = Array.from({ length: 400 }, () => {
    // Every half hour of some years, around the changes of clocks too.
    const at = Date.UTC(2026, 0, 1) + random.below(3 * 366 * 48) * (HOUR / 2);
    return { at, hours: random.pick(hours), zone: random.pick(zones) };
  });
  // Terms that end in the hours that clocks leave out or show twice.
  for (const day of ['2026-03-26', '2026-10-22'])
    for (let half = 0; half < 12; half += 1)
      drawn.push({
        at: Date.parse(`${day}T00:00:00Z`) + (half * HOUR) / 2,
        hours: 72,
        zone: 'Europe/Tirane',
      });
  const { rows } = await client.query<{ due: string }>(
    `select (extract(epoch from exchange.due_after(to_timestamp(d.at / 1000.0),
       make_interval(hours => d.hours), d.zone)) * 1000)::bigint as due
     from jsonb_to_recordset($1) as d (at bigint, hours int, zone text)`,
    [JSON.stringify(drawn)],
  );
  expect(rows.map(({ due }) => Number(due))).toEqual(
    drawn.map(({ at, hours: term, zone }) => addTerm(at, term * HOUR, zone)),
  );
});

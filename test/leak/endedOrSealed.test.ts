import { sampleId } from '@lidhja/platform';
import { WAITS_FOR_NOBODY } from '../testkit/noticeHorizon';
import { TestHub } from '../testkit/TestHub';

let hub: TestHub;
beforeAll(async () => {
  hub = await TestHub.start();
  await admin(WAITS_FOR_NOBODY);
  for (const document of READINGS) operations.push(await read(document));
  person = (
    await admin<{ person: string }>(
      `select person_id as person from "national".case_person where case_id = $1 and part = 'VICTIM'
         and person_id not in (select record from exchange.seal) order by 1 limit 1`,
      [CASE],
    )
  )[0]?.person as string;
  await admin(`create schema kept; create table kept.grants as table exchange."grant"`);
  // After the readings, and in both worlds the same.
  moment = (await admin<{ at: string }>('select clock_timestamp()::text as at'))[0]?.at as string;
  // Told in the feed once, so that both worlds have it from there.
  await inWorld(ENDED, () => told());
});
afterAll(() => hub.stop());

const REQUEST = sampleId('request/it-decided');
const CASE = sampleId('case/vlora-3');
const AGENCY = 'italy-agency';
const OWNER = 'prosecutor-vlora';
const READINGS = [
  `{ informationRequest(id: "${REQUEST}") { disclosure { case { stage victims {
     person { familyName } identifications { status } } } } } }`,
  `{ informationRequest(id: "${REQUEST}") { disclosure { case { reference } } } }`,
];

const operations: string[] = [];
let person: string;
let moment: string;

// The moment is the same in both worlds, and so lies before it is written in one of them.
const admin = async <Row extends object>(sql: string, values: unknown[] = []): Promise<Row[]> =>
  hub.database.as('admin', async (client) => {
    await client.query('set session_replication_role = replica');
    return (await client.query<Row>(sql, values)).rows;
  });

const ask = async (persona: string, purpose: string, document: string): Promise<string> => {
  const answer = await hub.ask({
    ...{ persona, purpose, reason: 'Looks at what became of it', document },
    ...(purpose === 'THIS_PROCEEDING' ? { request: REQUEST } : {}),
  });
  expect(answer.body?.errors).toBeUndefined();
  return JSON.stringify(answer.body?.data);
};

async function read(document: string): Promise<string> {
  const answer = await hub.ask({
    ...{ persona: AGENCY, purpose: 'THIS_PROCEEDING', reason: 'Reads the case', document },
    request: REQUEST,
  });
  expect(answer.bytes).toContain('"receipts":["');
  return answer.headers.get('lidhja-operation') ?? '';
}

const STANDS = `{ informationRequest(id: "${REQUEST}") { state openSteps decision { decidedAt }
  disclosure { case { reference } } events(first: 100) { nodes { event at } }
  receipts(first: 100) { nodes { id issuedAt operation jws } } }
  notices(first: 100) { nodes { id kind at } } }`;

const RECORD = `nodes { type recordedBy purpose reason persons { id } coordinates { coordinate records rule basis }
  withheld { coordinate reason count } }`;

/** Of the record the entries of the readings alone: what is asked here is recorded too. */
const record = async (persona: string): Promise<string[]> =>
  Promise.all(
    operations.map(async (operation) =>
      ask(
        persona,
        'OVERSIGHT',
        `{ auditEntries(first: 100, filter: { operation: "${operation}" }) { ${RECORD} } }`,
      ),
    ),
  );

interface Told {
  readonly stands: string;
  readonly owner: string;
  readonly record: readonly string[];
  readonly inspected: readonly string[];
}

/** What each side is told of the request, and the agency and an inspector of the readings. */
async function told(): Promise<Told> {
  const [stands, owner] = [
    await ask(AGENCY, 'THIS_PROCEEDING', STANDS),
    await ask(OWNER, 'THIS_PROCEEDING', STANDS),
  ];
  return { stands, owner, record: await record(AGENCY), inspected: await record('inspector') };
}

/** Of all grants on the case, as its seal ends them all. */
const ENDED = `update exchange."grant" set valid_until = $1 where record = '${CASE}' and valid_until > $1`;
const SEALED = `insert into exchange.seal values ('${CASE}', 'witness-protection', $1)`;

async function inWorld<T>(sql: string, work: () => Promise<T>): Promise<T> {
  await admin(sql, [moment]);
  try {
    return await work();
  } finally {
    await admin('delete from exchange.seal where record = $1', [CASE]);
    await admin(
      `update exchange."grant" g set valid_until = k.valid_until, end_noted = k.end_noted
       from kept.grants k where k.id = g.id`,
    );
  }
}

/** As the function says with other words in one place. */
const saying = async <T>(
  name: string,
  [from, to]: readonly [string, string],
  work: () => Promise<T>,
): Promise<T> => {
  const [{ definition } = { definition: '' }] = await admin<{ definition: string }>(
    'select pg_get_functiondef($1::regproc) as definition',
    [name],
  );
  expect(definition).toContain(from);
  await admin(definition.replace(from, to));
  try {
    return await work();
  } finally {
    await admin(definition);
  }
};

test('to both sides of a request a grant whose record was sealed is one that ran out then', async () => {
  const ended = await inWorld(ENDED, told);
  const sealed = await inWorld(SEALED, told);
  expect(sealed.stands).toBe(ended.stands);
  expect(sealed.owner).toBe(ended.owner);
  expect(sealed.record).toEqual(ended.record);
  for (const stands of [sealed.stands, sealed.owner]) {
    expect(stands).toContain('"state":"EXPIRED"');
    for (const operation of operations) expect(stands).toContain(`"operation":"${operation}"`);
  }
  expect(sealed.record.join()).toContain('"Case.stage"');
  expect(sealed.record.join()).toContain('Disclosure');
});

test('an inspector reads in the record nothing of a case that was sealed', async () => {
  const { inspected } = await inWorld(SEALED, told);
  expect(inspected.join()).toContain('"DISPATCHED"');
  expect(inspected.join()).not.toContain('"Case');
  expect((await inWorld(ENDED, told)).inspected.join()).toContain('"Case.stage"');
});

test('a person of the case who is sealed as well is in neither', async () => {
  const sealPerson = `with one as (insert into exchange.seal
    values ('${person}', 'witness-protection', '2026-05-01')) `;
  const worlds: Told[] = [];
  for (const world of [ENDED, SEALED]) {
    worlds.push(await inWorld(sealPerson + world, told));
    await admin('delete from exchange.seal where record = $1', [person]);
  }
  const [ended, sealed] = worlds as [Told, Told];
  expect({ ...sealed, inspected: [] }).toEqual({ ...ended, inspected: [] });
  const receipts = [...sealed.stands.matchAll(/"jws":"[^.]+\.([^.]+)\./g)].map(([, claims = '']) =>
    Buffer.from(claims, 'base64url').toString(),
  );
  expect(receipts.join()).toContain('Case.stage');
  expect(receipts.join() + sealed.record.join()).not.toContain(person);
});

test.each([
  [
    'receipts by all that is sealed',
    'exchange.find_receipts',
    ['asked.request = any (sided)', 'false'],
  ],
  [
    'entries by all that is sealed',
    'exchange.sealed_in_own_record',
    ['g.organisation = me', 'false'],
  ],
] as const)('left out were %s, the worlds would differ', async (_what, name, words) => {
  const ended = await inWorld(ENDED, told);
  const sealed = await saying(name, words, () => inWorld(SEALED, told));
  expect({ ...sealed, inspected: [] }).not.toEqual({ ...ended, inspected: [] });
  expect({ ...(await inWorld(SEALED, told)), inspected: [] }).toEqual({ ...ended, inspected: [] });
});

describe('the moment of a seal', () => {
  const seal = (since: string, record = CASE): Promise<unknown> =>
    hub.database.as('admin', async (client) => {
      await client.query('begin; set local session_replication_role = origin');
      try {
        return await client.query(
          `insert into exchange.seal values ('${record}', 'witness-protection', ${since})`,
        );
      } finally {
        await client.query('rollback');
      }
    });

  test.each(["clock_timestamp() + interval '1 second'", "'infinity'"])(
    'does not lie ahead (%s)',
    async (since) => {
      await expect(seal(since)).rejects.toThrow('a seal does not begin later');
      await expect(seal(since, person)).rejects.toThrow('a seal does not begin later');
    },
  );

  test('lies before what is written only where no grant would have ended then', async () => {
    await expect(seal("clock_timestamp() - interval '1 second'")).rejects.toThrow(
      'a seal that ends a grant begins when it is written',
    );
    await expect(seal("'2026-05-01'", person)).resolves.toBeDefined();
    await expect(seal('default')).resolves.toBeDefined();
  });

  test('is not changed', async () => {
    const change = (set: string): Promise<unknown> =>
      hub.database.as('admin', (client) =>
        client.query(`set session_replication_role = origin; update exchange.seal set ${set}`),
      );
    await expect(change("since = since - interval '1 hour'")).rejects.toThrow('is not changed');
    await expect(change('compartment = compartment')).resolves.toBeDefined();
  });
});

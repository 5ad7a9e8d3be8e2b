import { randomUUID } from 'node:crypto';
import { sampleId } from '@lidhja/platform';
import { TestHub, type PersonaQuestion } from '../testkit/TestHub';

/** What tests change, kept aside so that each begins with the sample. */
const CHANGED = [
  '"national".case_person',
  '"national".identification',
  'exchange.referral',
  'exchange.referral_person',
  'exchange.consent',
  'exchange.representative',
  'exchange.conflict_check',
  'exchange.consent_person',
  'exchange.seal',
];

let hub: TestHub;
beforeAll(async () => {
  hub = await TestHub.start();
  for (const other of OTHERS) {
    await admin(
      `insert into "national".case_person (case_id, person_id, part) values ($1, $2, 'VICTIM')`,
      [CASE, other],
    );
  }
  await admin('create schema kept');
  for (const table of CHANGED) await admin(`create table ${kept(table)} as table ${table}`);
});
afterEach(restore);
afterAll(() => hub.stop());

async function restore(): Promise<void> {
  for (const table of [...CHANGED].reverse()) await admin(`delete from ${table}`);
  for (const table of CHANGED) await admin(`insert into ${table} select * from ${kept(table)}`);
}

const admin = async <Row extends object>(sql: string, values: unknown[] = []): Promise<Row[]> =>
  hub.database.as('admin', async (client) => (await client.query<Row>(sql, values)).rows);

const kept = (table: string): string => `kept.${table.replace(/^.*\./, '')}`;

const CASE = sampleId('case/vlora-1');
/** Victims of other cases, who are in this one beside whoever is sealed. */
const OTHERS = ['person/3', 'person/5'].map(sampleId);
const REFERRED = sampleId('person/1');
const REFERRAL = sampleId('referral/vatra-to-police');

const seal = (record: string): Promise<object[]> =>
  admin('insert into exchange.seal (record, compartment) values ($1, $2)', [
    record,
    'witness-protection',
  ]);

/** A person in the case beside whom there are others. */
const victim = async (): Promise<string> => {
  const rows = await admin<{ person: string }>(
    `select e.person_id as person from "national".case_person e
     join "national".identification i on i.person_id = e.person_id
     where e.case_id = $1 and e.part = 'VICTIM' and e.person_id <> all (select record from exchange.seal)
     order by 1`,
    [CASE],
  );
  return rows[0]?.person ?? '';
};

const ask = async (question: Omit<PersonaQuestion, 'reason'>): Promise<string> => {
  const answer = await hub.ask({ reason: 'Reads what is recorded of it', ...question });
  expect(answer.body?.errors).toBeUndefined();
  return answer.headers.get('lidhja-operation') ?? '';
};

/** What the record tells someone of an operation, but for ids and times, in no order of its parts. */
const told = async (operation: string, persona = 'inspector'): Promise<string[]> => {
  const { body } = await hub.ask({
    persona,
    purpose: 'OVERSIGHT',
    reason: 'Looks at what was recorded',
    document: `{ auditEntries(filter: { operation: "${operation}" }) { nodes {
      type recordedBy purpose reason mutation records persons { id }
      coordinates { coordinate records rule basis } withheld { coordinate reason count } } } }`,
  });
  const { nodes } = (body?.data as { auditEntries: { nodes: object[] } }).auditEntries;
  return nodes.map((node) => JSON.stringify(node)).sort();
};

/** Entries as they were written before rows said whom they are about: each coordinate named its records. */
const age = (): Promise<object[]> =>
  admin(`update audit.entry e set payload = e.payload - 'rows' || jsonb_build_object(
      'coordinates', (select coalesce(jsonb_agg(c - 'rows' || jsonb_build_object('records',
          (select coalesce(jsonb_agg(n.record order by n.at), '[]')
           from (select e.payload->'rows'->r.at::int->>'record' as record, min(r.place) as at
             from jsonb_array_elements_text(c->'rows') with ordinality r (at, place) group by 1) n
           where n.record is not null)) order by at), '[]')
        from jsonb_array_elements(e.payload->'coordinates') with ordinality a (c, at)),
      'withheld', (select coalesce(jsonb_agg(c - 'rows' order by at), '[]')
        from jsonb_array_elements(e.payload->'withheld') with ordinality a (c, at)))
    where e.payload ? 'rows'`);

const VICTIMS = {
  persona: 'prosecutor-vlora',
  purpose: 'THIS_PROCEEDING',
  document: `{ findCase(reference: "VL-2026-0001") { stage suspects { familyName } victims { id
    person { familyName healthNeeds citizenship identifications { status } }
    identifications { status decidedOn body { name } } } } }`,
} as const;

const REFERRALS = {
  persona: 'police-vlora',
  purpose: 'ASSISTANCE',
  document: `{ referrals(first: 100) { nodes { id referredOn
    person { familyName citizenship identifications { status } } } } }`,
} as const;

const removeFromCase = async (person: string): Promise<void> => {
  await admin('delete from "national".case_person where person_id = $1', [person]);
  await admin('delete from "national".identification where person_id = $1', [person]);
};

const removeReferral = async (): Promise<void> => {
  await admin('delete from exchange.referral_person where referral = $1', [REFERRAL]);
  await admin('delete from exchange.referral where id = $1', [REFERRAL]);
};

describe.each([
  ['of today', (): Promise<void> => Promise.resolve()],
  [
    'of before',
    async (): Promise<void> => {
      await age();
    },
  ],
])('an entry %s', (_when, settle) => {
  test('of a case says of a person who is sealed later what it would have said without them', async () => {
    const person = await victim();
    const withThem = await ask(VICTIMS);
    await removeFromCase(person);
    const withoutThem = await ask(VICTIMS);
    await restore();
    await settle();
    expect(await told(withThem)).not.toEqual(await told(withoutThem));
    await seal(person);
    const left = await told(withThem);
    expect(left).toEqual(await told(withoutThem));
    expect(left.join()).toContain('CaseSuspect.familyName');
    expect(left.join()).toContain('Person.familyName');
    for (const persona of ['prosecutor-vlora', 'police-vlora']) {
      expect(await told(withThem, persona)).toEqual(await told(withoutThem, persona));
    }
  });

  test('of a referral, too, and of which nothing is left is not there', async () => {
    await admin(`delete from exchange.referral_person where referral <> $1`, [REFERRAL]);
    const withThem = await ask(REFERRALS);
    await removeReferral();
    const withoutThem = await ask(REFERRALS);
    await restore();
    await settle();
    expect((await told(withThem)).length).toBeGreaterThan((await told(withoutThem)).length);
    await seal(REFERRED);
    expect(await told(withThem)).toEqual(await told(withoutThem));
    expect(await told(withThem, 'police-vlora')).toEqual(await told(withoutThem, 'police-vlora'));
  });

  test('that a consent was recorded is not there when its person is sealed later', async () => {
    const operation = await ask({
      persona: 'vatra-social-worker',
      purpose: 'ASSISTANCE',
      document: `mutation ($input: RecordConsentInput!) {
        recordConsent(input: $input) { repeated consent { id person { id } } } }`,
      variables: {
        input: {
          idempotencyKey: randomUUID(),
          referralId: REFERRAL,
          recipientId: sampleId('organisation/employment-vlora'),
          purposes: ['ASSISTANCE'],
          categories: ['MIGRATION'],
          informedOn: '2026-11-02',
        },
      },
    });
    await settle();
    expect((await told(operation)).join()).toContain('"type":"WRITTEN"');
    await seal(REFERRED);
    const left = await told(operation);
    expect(left).toEqual([expect.stringContaining('"type":"DISPATCHED"')]);
    expect(await told(operation, 'vatra-social-worker')).toEqual(left);
  });
});

describe('what was refused of a person who is sealed later', () => {
  const refused = async (persona: string, field: string, input: object): Promise<string> => {
    const answer = await hub.ask({
      ...{ persona, purpose: 'ASSISTANCE', reason: 'Acts for a person' },
      document: `mutation ($input: ${field[0]?.toUpperCase()}${field.slice(1)}Input!) {
        ${field}(input: $input) { repeated } }`,
      variables: { input: { idempotencyKey: randomUUID(), ...input } },
    });
    expect(answer.body?.errors).toHaveLength(1);
    return answer.headers.get('lidhja-operation') ?? '';
  };
  const code = async (operation: string): Promise<unknown> =>
    (
      await admin<{ code: string }>(
        `select payload->>'code' as code from audit.entry where operation = $1 and type = 'refused'`,
        [operation],
      )
    )[0]?.code;
  const REFUSED =
    '{ auditEntries(filter: { operation: "%" }) { nodes { type mutation records code detail } } }';
  const seen = async (operation: string, persona: string): Promise<string> =>
    (
      await hub.ask({
        ...{ persona, purpose: 'OVERSIGHT', reason: 'Looks at what was recorded' },
        document: REFUSED.replace('%', operation),
      })
    ).bytes.replace(/"salt":"[^"]*"/, '');
  const consented = {
    referralId: REFERRAL,
    recipientId: sampleId('organisation/employment-vlora'),
    ...{ purposes: ['OVERSIGHT'], categories: ['MIGRATION'], informedOn: '2026-11-02' },
  };

  test.each([
    [
      'a consent that would open nothing',
      'recordConsent',
      consented,
      'vatra-social-worker',
      'CONSENT_PURPOSE_OPENS_NOTHING',
    ],
    [
      'a check of a representative by whoever named them',
      'checkRepresentative',
      { representativeId: sampleId('representative/lawyer-of-person-1'), implicated: false },
      'vatra-social-worker',
      'SECOND_PERSON_REQUIRED',
    ],
  ])('is told as refused for what is not there: %s', async (_, field, input, persona, due) => {
    const before = await refused(persona, field, input);
    expect(await code(before)).toBe(due);
    for (const one of ['inspector', persona]) expect(await seen(before, one)).toContain(due);
    await seal(REFERRED);
    const now = await refused(persona, field, input);
    expect(await code(now)).toBe('NOT_AVAILABLE');
    for (const one of ['inspector', persona])
      expect(await seen(before, one)).toBe(await seen(now, one));
  });
});

test('an entry of a case that is sealed later is not there, with all who are in it', async () => {
  const operation = await ask(VICTIMS);
  expect(await told(operation)).toHaveLength(2);
  await seal(CASE);
  expect(await told(operation)).toEqual([expect.stringContaining('"type":"DISPATCHED"')]);
});

test('what was withheld is counted without the rows of a person who is sealed later', async () => {
  const person = await victim();
  const operation = await ask(VICTIMS);
  const counted = async (): Promise<unknown> =>
    /"coordinate":"Person.citizenship","reason":"\w+","count":(\d+)/.exec(
      (await told(operation)).join(),
    )?.[1];
  const before = Number(await counted());
  expect(before).toBeGreaterThan(1);
  await seal(person);
  expect(Number(await counted())).toBe(before - 1);
});

test('entries of before do not tell whose edges they name, sealed or not', async () => {
  const operation = await ask(VICTIMS);
  expect((await told(operation)).join()).toContain('"VictimInCase.person"');
  await age();
  const old = (await told(operation)).join();
  expect(old).not.toContain('"VictimInCase');
  expect(old).not.toContain('"count"');
  expect(old).toContain('"Person.familyName"');
});

test('which entries were read is told to nobody, since one of them may not be there any more', async () => {
  const person = await victim();
  const read = await ask(VICTIMS);
  const reading = await ask({
    persona: 'inspector',
    purpose: 'OVERSIGHT',
    document: `{ auditEntries(filter: { operation: "${read}" }) { nodes { type persons { id } } } }`,
  });
  const before = await told(reading);
  expect(before.join()).toContain('"coordinate":"AuditEntry.type","records":[]');
  expect(before.join()).toContain(person);
  await seal(person);
  expect((await told(reading)).join()).not.toContain(person);
});

test.each([
  ['names of rows alone', `r->'of' ?| p_closed`, `r->'record' <@ to_jsonb(p_closed)`],
  ['records, and not what is counted', 'at::int = any (seen)) k', 'true) k'],
])('a reader that asks after %s would tell', async (_what, from, to) => {
  const person = await victim();
  const withThem = await ask(VICTIMS);
  await removeFromCase(person);
  const withoutThem = await ask(VICTIMS);
  await restore();
  await seal(person);
  const [{ definition } = { definition: '' }] = await admin<{ definition: string }>(
    `select pg_get_functiondef('audit.open_rows'::regproc) as definition`,
  );
  expect(definition).toContain(from);
  await admin(definition.replace(from, to));
  try {
    expect(await told(withThem)).not.toEqual(await told(withoutThem));
  } finally {
    await admin(definition);
  }
  expect(await told(withThem)).toEqual(await told(withoutThem));
});

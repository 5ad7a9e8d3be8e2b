import { randomUUID } from 'node:crypto';
import { sampleId } from '@lidhja/platform';
import type { Answer } from '../examples/ask';
import { TestHub } from '../testkit/TestHub';

/** What tests change, kept aside so that each begins with the sample. */
const CHANGED = [
  'exchange.consent',
  'exchange.representative',
  'exchange.conflict_check',
  'exchange.consent_person',
  'exchange.seal',
];

let hub: TestHub;
beforeAll(async () => {
  hub = await TestHub.start();
  await admin('create schema kept');
  for (const table of CHANGED) await admin(`create table ${kept(table)} as table ${table}`);
});
afterEach(async () => {
  for (const table of [...CHANGED].reverse()) await admin(`delete from ${table}`);
  for (const table of CHANGED) await admin(`insert into ${table} select * from ${kept(table)}`);
});
afterAll(() => hub.stop());

const KEEPER = 'vatra-social-worker';
const RECIPIENT = 'employment-adviser';
const PERSON = sampleId('person/1');
const WITHDRAWN = sampleId('person/2');
const PROTECTED = sampleId('person/4');
const CONSENT = sampleId('consent/person-1-to-employment');
const EMPLOYMENT = sampleId('organisation/employment-vlora');

const admin = async (sql: string, values: unknown[] = []): Promise<unknown[]> =>
  hub.database.as('admin', async (client) => (await client.query<object>(sql, values)).rows);

const kept = (table: string): string => table.replace('exchange', 'kept');

const ask = (
  persona: string,
  document: string,
  { purpose = 'ASSISTANCE', variables = {} }: { purpose?: string; variables?: object } = {},
): Promise<Answer> =>
  hub.ask({
    persona,
    purpose,
    reason: 'Finds work for a person',
    document,
    variables: variables as Record<string, unknown>,
  });

const LIST = `{ consents(first: 100) { nodes { id purposes categories withdrawnAt
  keptBy { name } recipient { name }
  person { id givenName familyName healthNeeds citizenship ageBand } } endCursor } }`;
const IDS = '{ consents(first: 100) { nodes { id person { id } } } }';

interface Listed {
  readonly id: string;
  readonly withdrawnAt: string | null;
  readonly person: Record<string, unknown> | null;
}
const nodesOf = ({ body }: Answer): Listed[] =>
  (body?.data as { consents: { nodes: Listed[] } | null }).consents?.nodes ?? [];
const personIn = (answer: Answer): Listed['person'] | undefined =>
  nodesOf(answer).find(({ id }) => id === CONSENT)?.person;
const code = ({ body }: Answer): unknown =>
  (body?.errors as { extensions: { code: string } }[] | undefined)?.[0]?.extensions.code;

const withdraw = (consentId: string, persona = KEEPER): Promise<Answer> =>
  ask(
    persona,
    `mutation ($input: WithdrawConsentInput!) {
      withdrawConsent(input: $input) { repeated consent { withdrawnAt } } }`,
    { variables: { input: { idempotencyKey: randomUUID(), consentId } } },
  );

const record = (change: object = {}, persona = KEEPER): Promise<Answer> =>
  ask(
    persona,
    `mutation ($input: RecordConsentInput!) {
      recordConsent(input: $input) { repeated consent { id purposes person { id } } } }`,
    {
      variables: {
        input: {
          idempotencyKey: randomUUID(),
          referralId: sampleId('referral/vatra-to-police'),
          recipientId: EMPLOYMENT,
          purposes: ['ASSISTANCE'],
          categories: ['MIGRATION'],
          informedOn: '2026-11-02',
          ...change,
        },
      },
    },
  );

const known = {
  id: PERSON,
  givenName: expect.stringMatching(/^\w+$/) as unknown,
  familyName: 'Sample-01',
  healthNeeds: expect.stringContaining('synthetic') as unknown,
  citizenship: null,
  ageBand: null,
};

test('a recipient reads of the person what the consent names and nothing else, and it is cited', async () => {
  const answer = await ask(RECIPIENT, LIST);
  expect(answer.body?.errors).toBeUndefined();
  expect(personIn(answer)).toEqual(known);
  const entries = await admin(
    `select c.value->>'basis' as basis from audit.entry e, jsonb_array_elements(e.payload->'coordinates') c
     where e.operation = $1 and c.value->>'coordinate' = 'Person.healthNeeds'`,
    [answer.headers.get('lidhja-operation')],
  );
  expect(entries).toEqual([{ basis: `consent:${CONSENT}` }]);
  await admin(`update exchange.consent set categories = '{MIGRATION}' where id = $1`, [CONSENT]);
  expect(personIn(await ask(RECIPIENT, LIST))).toEqual({
    ...known,
    givenName: null,
    familyName: null,
    healthNeeds: null,
    citizenship: 'AL',
  });
});

test('a withdrawal ends what a consent opens at its acknowledgement, for its recipient alone', async () => {
  expect(personIn(await ask(RECIPIENT, IDS))).toEqual({ id: PERSON });
  const taken = await withdraw(CONSENT);
  expect(taken.body?.data).toMatchObject({
    withdrawConsent: { repeated: false, consent: { withdrawnAt: expect.any(String) as unknown } },
  });
  const after = await ask(RECIPIENT, LIST);
  expect(nodesOf(after).map(({ id }) => id)).not.toContain(CONSENT);
  expect(after.bytes).not.toContain(PERSON);
  expect(after.bytes).not.toContain('Sample-01');
  const ours = nodesOf(await ask(KEEPER, LIST)).find(({ id }) => id === CONSENT);
  expect(ours?.withdrawnAt).toEqual(expect.any(String));
});

test.each([
  ['was withdrawn', `withdrawn_at = now()`],
  ['is given tomorrow only', `given_at = now() + interval '1 day'`],
  ['names another purpose', `purposes = '{RETURN}'`],
  ['names what the table keeps back', `categories = '{COUNSELLING_NOTE}'`],
])('a consent that %s opens nothing', async (_what, change) => {
  await admin(`update exchange.consent set ${change} where id = $1`, [CONSENT]);
  const answer = await ask(RECIPIENT, LIST);
  expect(answer.bytes).not.toContain(PERSON);
  expect(answer.bytes).not.toContain('Sample-');
});

test('a consent opens for the purpose that it names and no other', async () => {
  for (const purpose of ['IDENTIFICATION', 'RETURN', 'PREVENTION']) {
    const answer = await ask(RECIPIENT, LIST, { purpose });
    expect(nodesOf(answer).length).toBeGreaterThan(0);
    expect(answer.bytes).not.toContain(PERSON);
  }
});

test('a stranger to a consent sees neither it nor the person', async () => {
  for (const persona of ['rilat-secretary', 'police-vlora', 'inspector', 'responsible-authority']) {
    expect((await ask(persona, LIST)).bytes).not.toContain(CONSENT);
  }
});

test('what was withdrawn in the sample names nobody, and to its keeper still whom it was about', async () => {
  expect((await ask(RECIPIENT, LIST)).bytes).not.toContain(WITHDRAWN);
  expect((await ask(KEEPER, IDS)).bytes).toContain(WITHDRAWN);
});

const SEALED = sampleId('consent/person-4-to-employment');

test('the consent of a protected person is not there for either: the same bytes as without it', async () => {
  const seen = async (): Promise<string[]> => [
    (await ask(RECIPIENT, LIST)).told,
    (await ask(KEEPER, LIST)).told,
    JSON.stringify((await withdraw(SEALED)).body?.errors),
  ];
  const sealed = await seen();
  for (const bytes of sealed) for (const id of [SEALED, PROTECTED]) expect(bytes).not.toContain(id);
  await admin('delete from exchange.representative where consent = $1', [SEALED]);
  await admin(
    `with cut as (delete from exchange.consent_person where person = $1 returning consent)
     delete from exchange.consent where id in (select consent from cut)`,
    [PROTECTED],
  );
  expect(await seen()).toEqual(sealed);
});

test('without the seal both are told', async () => {
  await admin('delete from exchange.seal');
  expect((await ask(RECIPIENT, LIST)).bytes).toContain('"familyName":"Sample-04"');
  expect((await ask(KEEPER, IDS)).bytes).toContain(PROTECTED);
});

test('without the row policies, a function that forgets the seal would tell', async () => {
  const tables = ['consent', 'consent_person'];
  for (const one of tables) await admin(`alter table exchange.${one} no force row level security`);
  const told = (await ask(RECIPIENT, LIST)).bytes + (await ask(KEEPER, IDS)).bytes;
  for (const one of tables) await admin(`alter table exchange.${one} force row level security`);
  expect(told).toContain(PROTECTED);
  // The owner of the person keeps a wall of its own.
  expect(told).not.toContain('Sample-04');
});

test('a row that stays without its person would tell, beside rows that name one', async () => {
  await admin('alter policy readable on exchange.consent using (true)');
  const told = nodesOf(await ask(RECIPIENT, IDS));
  await admin(`alter policy readable on exchange.consent
    using (id <> all ((select exchange.sealed_rows())::uuid[]))`);
  expect(told.find(({ id }) => id === SEALED)).toMatchObject({ person: null });
});

test('a consent that is recorded opens from then on what it names, once however often it is sent', async () => {
  const idempotencyKey = randomUUID();
  const made = await record({ idempotencyKey });
  expect(made.body?.errors).toBeUndefined();
  expect(made.body?.data).toMatchObject({
    recordConsent: {
      repeated: false,
      consent: { purposes: ['ASSISTANCE'], person: { id: PERSON } },
    },
  });
  const again = await record({ idempotencyKey });
  expect(again.body?.data).toMatchObject({ recordConsent: { repeated: true } });
  expect(personIn(await ask(RECIPIENT, LIST))).toMatchObject({ citizenship: 'AL' });
  expect(code(await record({ idempotencyKey, categories: ['HEALTH'] }))).toBe(
    'IDEMPOTENCY_KEY_REUSED',
  );
});

test.each([
  ['of a referral that is not theirs', { referralId: randomUUID() }, 'NOT_AVAILABLE'],
  [
    'of a protected person',
    { referralId: sampleId('referral/vatra-to-police-protected') },
    'NOT_AVAILABLE',
  ],
  ['for an organisation that is not registered', { recipientId: randomUUID() }, 'NOT_AVAILABLE'],
  ['for themselves', { recipientId: sampleId('organisation/vatra') }, 'NOT_AVAILABLE'],
  [
    'for a medium, which reads nothing by it',
    { recipientId: sampleId('organisation/media-south') },
    'CONSENT_RECIPIENT_READS_NOTHING',
  ],
  [
    'for a donor, which reads nothing by it',
    { recipientId: sampleId('organisation/donor-north') },
    'CONSENT_RECIPIENT_READS_NOTHING',
  ],
  [
    'for a proceeding, beside what it can open',
    { purposes: ['ASSISTANCE', 'THIS_PROCEEDING'] },
    'CONSENT_PURPOSE_OPENS_NOTHING',
  ],
  ['told in the year 0', { informedOn: '0000-01-01' }, 'DATE_OUT_OF_RANGE'],
  ['for no purpose', { purposes: [] }, 'INPUT_INVALID'],
  ['for what no consent opens', { categories: ['WITNESS_PROTECTION'] }, 'INPUT_INVALID'],
  ['of tomorrow’s information', { informedOn: '2999-01-01' }, 'INPUT_INVALID'],
])('nobody records a consent %s', async (_what, change, expected) => {
  const count = (): Promise<unknown[]> => admin('select count(*) from exchange.consent');
  const before = await count();
  expect(code(await record(change))).toBe(expected);
  expect(await count()).toEqual(before);
});

test('nobody records a consent for an organisation that is suspended', async () => {
  await admin('insert into exchange.suspension (organisation) values ($1)', [EMPLOYMENT]);
  expect(code(await record())).toBe('CONSENT_RECIPIENT_READS_NOTHING');
  await admin('update exchange.suspension set until = now() where organisation = $1', [EMPLOYMENT]);
  expect(code(await record())).toBeUndefined();
  // Of one of its officials it says nothing of the organisation.
  await admin(
    `insert into exchange.suspension (organisation, official)
     select organisation, id from exchange.official where organisation = $1 limit 1`,
    [EMPLOYMENT],
  );
  expect(code(await record())).toBeUndefined();
  await admin('delete from exchange.suspension where organisation = $1', [EMPLOYMENT]);
});

test('nobody but the organisation that keeps it takes a consent back', async () => {
  expect(code(await withdraw(CONSENT, RECIPIENT))).toBe('NOT_AVAILABLE');
  expect(code(await withdraw(randomUUID()))).toBe('NOT_AVAILABLE');
  expect(personIn(await ask(RECIPIENT, IDS))).toEqual({ id: PERSON });
});

test('the statements of a page of consents do not grow with its persons', async () => {
  const counts = async (): Promise<Record<string, number>> => {
    const before = hub.seen.length;
    expect((await ask(RECIPIENT, LIST)).body?.errors).toBeUndefined();
    const sums: Record<string, number> = {};
    // A part that is fetched from twice answers in either order.
    for (const { subgraph, statements } of hub.seen.slice(before)) {
      sums[subgraph] = (sums[subgraph] ?? 0) + statements;
    }
    return sums;
  };
  const few = await counts();
  await admin(
    `with made as (insert into exchange.consent select (jsonb_populate_record(c, jsonb_build_object(
       'id', md5(p.person_id::text)::uuid))).* from exchange.consent c,
       (select distinct person_id from "national".case_person where person_id not in
         (select record from exchange.seal) limit 40) p where c.id = $1 returning id)
     insert into exchange.consent_person select m.id, p.person_id from made m
     join "national".case_person p on md5(p.person_id::text)::uuid = m.id on conflict do nothing`,
    [CONSENT],
  );
  expect(await counts()).toEqual(few);
  const told = nodesOf(await ask(RECIPIENT, IDS)).filter(({ person }) => person !== null);
  expect(told.length).toBeGreaterThan(20);
});

import { sampleId } from '@lidhja/platform';
import type { Answer } from '../examples/ask';
import { TestHub, type PersonaQuestion } from '../testkit/TestHub';

/** What tests change, kept aside so that each begins with the sample. */
const CHANGED = ['exchange.referral', 'exchange.referral_person', 'exchange.seal'];

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

const REFERRED = sampleId('person/1');
const PROTECTED = sampleId('person/4');
const REFERRAL = sampleId('referral/vatra-to-police');

const admin = (sql: string, values: unknown[] = []): Promise<unknown> =>
  hub.database.as('admin', (client) => client.query(sql, values));

const kept = (table: string): string => table.replace('exchange', 'kept');

const ask = (persona: string, document: string, purpose = 'ASSISTANCE'): Promise<Answer> => {
  const question: PersonaQuestion = {
    persona,
    purpose,
    reason: 'Looks after a referral',
    document,
  };
  return hub.ask(question);
};

const LIST = `{ referrals(first: 100) { nodes { id referredOn acceptedAt categories
  referring { name } recipient { name }
  person { id givenName familyName citizenship identifications { status } } } endCursor } }`;
const IDS = '{ referrals(first: 100) { nodes { id person { id } } } }';

interface Listed {
  readonly id: string;
  readonly categories: string[];
  readonly person: Record<string, unknown> | null;
}
const nodesOf = ({ body }: Answer): Listed[] =>
  (body?.data as { referrals: { nodes: Listed[] } | null }).referrals?.nodes ?? [];
const personIn = (answer: Answer, referral = REFERRAL): Listed['person'] | undefined =>
  nodesOf(answer).find(({ id }) => id === referral)?.person;

/** All that reaches the caller, but for the operation's random id and the time of day. */
const outside = ({ status, told, headers }: Answer): unknown => {
  const shown = [...headers].filter(([name]) => name !== 'lidhja-operation' && name !== 'date');
  return { status, told, shown };
};

const known = {
  id: REFERRED,
  givenName: expect.stringMatching(/^\w+$/) as unknown,
  familyName: 'Sample-01',
  citizenship: null,
  identifications: [{ status: 'PRESUMED' }, { status: 'FORMALLY_IDENTIFIED' }],
};

test('a recipient reads of the person what the referral carries and nothing else', async () => {
  const answer = await ask('police-vlora', LIST);
  expect(answer.body?.errors).toBeUndefined();
  expect(personIn(answer)).toEqual(known);
  await admin(`update exchange.referral set categories = '{MIGRATION}' where id = $1`, [REFERRAL]);
  expect(personIn(await ask('police-vlora', LIST))).toEqual({
    id: REFERRED,
    givenName: null,
    familyName: null,
    citizenship: 'AL',
    identifications: null,
  });
});

test('two referrals of one person carry what either carries', async () => {
  await admin(
    `with added as (insert into exchange.referral select (jsonb_populate_record(r, jsonb_build_object(
       'id', gen_random_uuid(), 'categories', '{MIGRATION}'::text[]))).* from exchange.referral r
       where r.id = $1 returning id)
     insert into exchange.referral_person select id, $2 from added`,
    [REFERRAL, REFERRED],
  );
  expect(personIn(await ask('police-vlora', LIST))).toEqual({ ...known, citizenship: 'AL' });
});

test.each([
  ['has ended', `expires_at = now() - interval '1 second'`],
  ['was not accepted', 'accepted_at = null'],
  ['is accepted tomorrow only', `accepted_at = now() + interval '1 day'`],
  ['carries nothing', `categories = '{}'`],
  ['carries only what the table keeps back', `categories = '{COUNSELLING_NOTE}'`],
])('a referral that %s opens nothing, and stays known to its recipient', async (_what, change) => {
  expect(personIn(await ask('police-vlora', IDS))).toEqual({ id: REFERRED });
  await admin(`update exchange.referral set ${change} where id = $1`, [REFERRAL]);
  const answer = await ask('police-vlora', LIST);
  expect(personIn(answer)).toBeNull();
  expect(answer.bytes).not.toContain(REFERRED);
  expect(answer.bytes).not.toContain('Sample-');
});

test('the official who made a referral is told whom it is about, and no one else of the organisation', async () => {
  const made = await ask('vatra-social-worker', LIST);
  expect(personIn(made)).toEqual({
    id: REFERRED,
    givenName: null,
    familyName: null,
    citizenship: null,
    identifications: null,
  });
  await admin('update exchange.referral set made_by = $1', [sampleId('official/suspended-ngo')]);
  const other = await ask('vatra-social-worker', LIST);
  expect(nodesOf(other)).toHaveLength(nodesOf(made).length);
  expect(other.bytes).not.toContain(REFERRED);
});

test('a stranger to a referral does not see it', async () => {
  await admin(`update exchange.official set organisation = $1 where subject = 'rilat-secretary'`, [
    sampleId('organisation/community-centre-vlora'),
  ]);
  const ours = await ask('rilat-secretary', LIST);
  expect(nodesOf(ours).length).toBeGreaterThan(0);
  expect(ours.bytes).not.toContain(REFERRAL);
  for (const persona of ['prosecutor-vlora', 'inspector', 'donor', 'journalist']) {
    expect((await ask(persona, LIST)).bytes).not.toContain(REFERRAL);
  }
});

test('without the seal both parties would be told', async () => {
  await admin('delete from exchange.seal');
  for (const persona of ['police-vlora', 'vatra-social-worker']) {
    expect((await ask(persona, IDS)).bytes).toContain(PROTECTED);
  }
  expect((await ask('police-vlora', LIST)).bytes).toContain('"familyName":"Sample-04"');
});

test('without the row policies, a function that forgets the seal would tell', async () => {
  const answers = async (): Promise<string> =>
    (await ask('police-vlora', IDS)).bytes + (await ask('police-vlora', LIST)).bytes;
  expect(await answers()).not.toContain(PROTECTED);
  const tables = ['referral', 'referral_person'];
  for (const one of tables) await admin(`alter table exchange.${one} no force row level security`);
  const told = await answers();
  for (const one of tables) await admin(`alter table exchange.${one} force row level security`);
  expect(told).toContain(PROTECTED);
  // The owner of the person keeps a wall of its own.
  expect(told).not.toContain('Sample-04');
});

test('that a person was named is on record, also when only the id was asked for', async () => {
  const read = await ask('police-vlora', IDS);
  const { rows } = (await admin(
    `select c.value as coordinate from audit.entry e,
       jsonb_array_elements(e.payload->'coordinates') c
     where e.operation = $1 and e.type = 'released' and exists (select
       from jsonb_array_elements_text(c.value->'rows') r where e.payload->'rows'->r.value::int->>'record' = $2)`,
    [read.headers.get('lidhja-operation'), REFERRED],
  )) as { rows: unknown[] };
  expect(rows).toEqual([
    { coordinate: expect.objectContaining({ coordinate: 'Person', basis: 'referral' }) as unknown },
  ]);
});

test('an entry of the record names its persons to who may read it, but for those sealed since', async () => {
  const operation = (await ask('police-vlora', LIST)).headers.get('lidhja-operation') ?? '';
  const personsFor = async (persona: string): Promise<unknown[]> => {
    const document = `{ auditEntries(filter: { operation: "${operation}", type: RELEASED }) {
      nodes { persons { id familyName } coordinates { records } } } }`;
    const { body } = await ask(persona, document, 'OVERSIGHT');
    const { nodes } = (body?.data as { auditEntries: { nodes: { persons: unknown[] }[] } })
      .auditEntries;
    return nodes.flatMap(({ persons }) => persons);
  };
  const named = { id: REFERRED, familyName: null };
  // One entry of the part that named the person, and one of the part that keeps them.
  expect(await personsFor('police-vlora')).toEqual([named, named]);
  expect(await personsFor('inspector')).toEqual([named, named]);
  expect(await personsFor('vatra-social-worker')).toEqual([]);
  await admin('insert into exchange.seal (record, compartment) values ($1, $2)', [
    REFERRED,
    'witness-protection',
  ]);
  expect(await personsFor('police-vlora')).toEqual([]);
  expect(await personsFor('inspector')).toEqual([]);
});

test('the statements of a page of referrals do not grow with its persons', async () => {
  const counts = async (): Promise<Record<string, number>> => {
    const before = hub.seen.length;
    expect((await ask('police-vlora', LIST)).body?.errors).toBeUndefined();
    const sums: Record<string, number> = {};
    // A part that is fetched from twice answers in either order.
    for (const { subgraph, statements } of hub.seen.slice(before)) {
      sums[subgraph] = (sums[subgraph] ?? 0) + statements;
    }
    return sums;
  };
  const few = await counts();
  expect(Object.keys(few).sort()).toEqual(['local', 'national']);
  await admin(
    `insert into exchange.referral_person
     select r.id, p.person_id from (select id, row_number() over () as at from exchange.referral
       where id not in (select referral from exchange.referral_person)) r
     join (select person_id, row_number() over () as at from "national".case_person
       where person_id not in (select record from exchange.seal)) p using (at)`,
  );
  await admin(`update exchange.referral set expires_at = now() + interval '1 day'`);
  expect(await counts()).toEqual(few);
  const told = nodesOf(await ask('police-vlora', IDS)).filter(({ person }) => person !== null);
  expect(told.length).toBeGreaterThan(5);
});

const seenOfReferrals = async (): Promise<unknown[]> => [
  outside(await ask('police-vlora', LIST)),
  outside(await ask('police-vlora', IDS)),
  outside(await ask('vatra-social-worker', LIST)),
  outside(await ask('vatra-social-worker', IDS)),
];

test('a row that stays without its person would tell, beside rows that name one', async () => {
  const SEALED = sampleId('referral/vatra-to-police-protected');
  await admin('alter policy readable on exchange.referral using (true)');
  const told = nodesOf(await ask('police-vlora', IDS));
  await admin(`alter policy readable on exchange.referral
    using (id <> all ((select exchange.sealed_rows())::uuid[]))`);
  expect(told.find(({ id }) => id === SEALED)).toMatchObject({ person: null });
});

test('a referral of a protected person is not there for its parties: the same bytes as without it', async () => {
  const sealed = await seenOfReferrals();
  for (const trace of [PROTECTED, sampleId('referral/vatra-to-police-protected')]) {
    expect(JSON.stringify(sealed)).not.toContain(trace);
  }
  await admin(
    `with cut as (delete from exchange.referral_person where person = $1 returning referral)
     delete from exchange.referral where id in (select referral from cut)`,
    [PROTECTED],
  );
  for (const table of ['case_person', 'person_identity', 'person_origin', 'identification']) {
    await admin(`delete from "national".${table} where person_id = $1`, [PROTECTED]);
  }
  await admin('delete from "national".person where id = $1', [PROTECTED]);
  expect(await seenOfReferrals()).toEqual(sealed);
});

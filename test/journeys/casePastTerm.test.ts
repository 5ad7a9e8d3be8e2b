import { randomUUID } from 'node:crypto';
import { sampleId } from '@lidhja/platform';
import type { Answer } from '../examples/ask';
import { SESSIONS } from '../rows/sessions';
import { closedCase as newCase, endedAgo, type ClosedCase } from '../testkit/closedCase';
import { grantedAbroad } from '../testkit/grantedAbroad';
import { codes, dataOf } from '../testkit/inAnswer';
import { personWith } from '../testkit/personWith';
import { TestHub } from '../testkit/TestHub';

let hub: TestHub;
beforeAll(async () => {
  hub = await TestHub.start();
});
afterAll(() => hub.stop());

const admin = async <T extends object>(sql: string): Promise<T[]> =>
  (await hub.database.as('admin', (client) => client.query<T>(sql))).rows;

const HEADERS = { purpose: 'THIS_PROCEEDING', reason: 'A case past its last day' };
const [FIRST, SECOND, POLICE] = ['prosecutor-vlora', 'prosecutor-vlora-second', 'police-vlora'];
const AGENCY = 'italy-agency';
const OFFICE = sampleId('organisation/prosecutor-vlora');
const [NAMING, STAYING] = [
  'suspects { familyName } victims { person { familyName birthDate citizenship healthNeeds } }',
  'id reference stage qark openedOn offences { offence } exploitation { form }',
];
const WHOLE = `${STAYING} ${NAMING}`;

const ask = (persona: string, document: string, variables = {}, more = {}): Promise<Answer> =>
  hub.ask({ ...HEADERS, persona, document, variables, ...more });

const find = (persona: string, reference: string, fields = WHOLE): Promise<Answer> =>
  ask(persona, `query ($r: String!) { findCase(reference: $r) { ${fields} } }`, { r: reference });

interface Found {
  readonly suspects: object[] | null;
  readonly victims: object[];
}
const found = async (persona: string, reference: string, fields = NAMING): Promise<Found> =>
  dataOf<{ findCase: Found }>(await find(persona, reference, fields)).findCase;

const step = (mutation: 'propose' | 'approve', persona: string, caseId: string, of: string) =>
  ask(
    persona,
    `mutation ($input: ${mutation === 'propose' ? 'Propose' : 'Approve'}CaseRetentionInput!) {
      ${mutation}CaseRetention(input: $input) { case { id } } }`,
    { input: { idempotencyKey: randomUUID(), caseId, step: of } },
  );
const both = async (caseId: string, of: string): Promise<void> => {
  expect(codes(await step('propose', FIRST, caseId, of))).toEqual([]);
  expect(codes(await step('approve', SECOND, caseId, of))).toEqual([]);
};

let made = 0;
const closedCase = async (): Promise<ClosedCase> => {
  const { sql, ...one } = newCase((made += 1));
  await admin(sql);
  return one;
};
const ended = (id: string, ago: string): Promise<unknown> => admin(endedAgo(id, ago));

/** What a session of the national part reads of a person, past every resolver. */
const namesIn = async (session: string, person: string): Promise<string[]> =>
  hub.database.as('admin', async (client) => {
    await client.query('begin');
    for (const [name, value] of Object.entries(SESSIONS[session] ?? {}))
      await client.query(`select set_config('lidhja.${name}', $1, true)`, [value]);
    await client.query('set local role lidhja_national');
    const { rows } = await client.query<{ name: string }>(
      `select family_name as name from "national".person_identity where person_id = '${person}'
       union all select band from "national".person_age where person_id = '${person}'
       union all select needs from "national".person_health where person_id = '${person}'
       union all select citizenship from "national".person_origin where person_id = '${person}'`,
    );
    await client.query('rollback');
    return rows.map(({ name }) => name);
  });

test('until its last day a case is read, from then on what an erasure destroys is withheld', async () => {
  const { id, reference, word } = await closedCase();
  await ended(id, '9 years 364 days');
  for (const persona of [FIRST, POLICE]) {
    const { suspects, victims } = await found(persona, reference);
    expect([suspects?.length, victims.length]).toEqual([1, 1]);
  }
  const before = dataOf<object>(await find(POLICE, reference, STAYING));
  await ended(id, '10 years 1 day');
  for (const persona of [FIRST, POLICE]) {
    const answer = await find(persona, reference);
    expect(answer.bytes).not.toContain(word);
    expect(dataOf<{ findCase: Found }>(answer).findCase).toMatchObject({
      suspects: null,
      victims: [],
    });
    expect(answer.body?.extensions).toMatchObject({
      withheld: [{ coordinate: 'Case.suspects', count: 1 }],
    });
  }
  expect(dataOf<object>(await find(POLICE, reference, STAYING))).toEqual(before);
});

test('the two who decide find it, a hold opens it, and without one it is closed again', async () => {
  const { id, reference, word } = await closedCase();
  await ended(id, '11 years');
  const due = dataOf<{ dueCaseReviews: { nodes: { id: string; deleteBy: string }[] } }>(
    await ask(FIRST, '{ dueCaseReviews(first: 100) { nodes { id deleteBy } } }'),
  ).dueCaseReviews.nodes;
  expect(due.map((one) => one.id)).toContain(id);
  await both(id, 'HOLD');
  expect((await find(FIRST, reference)).bytes).toContain(`${word}-suspected`);
  expect((await find(POLICE, reference)).bytes).toContain(`${word}-family`);
  await both(id, 'LIFT_HOLD');
  expect((await find(FIRST, reference)).bytes).not.toContain(word);
  await both(id, 'ERASE');
  expect(await found(FIRST, reference)).toEqual({ suspects: [], victims: [] });
});

test('opened again it is read', async () => {
  const { id, reference, word } = await closedCase();
  await ended(id, '11 years');
  expect((await find(FIRST, reference)).bytes).not.toContain(word);
  await admin(`update "national".case_status set stage = 'TRIAL' where case_id = '${id}'`);
  expect((await find(FIRST, reference)).bytes).toContain(`${word}-family`);
});

test('who stands in another case too is read there, and not by way of this one', async () => {
  const [past, other] = [await closedCase(), await closedCase()];
  await admin(`insert into "national".case_person (case_id, person_id, part)
    values ('${other.id}', '${past.person}', 'VICTIM')`);
  await ended(past.id, '11 years');
  expect((await found(FIRST, past.reference)).victims).toEqual([]);
  expect((await find(FIRST, other.reference)).bytes).toContain(`${past.word}-family`);
  await ended(other.id, '11 years');
  expect((await find(FIRST, other.reference)).bytes).not.toContain(past.word);
});

test('whoever reads persons of the whole country reads those that nothing else names no more', async () => {
  const [past, open] = [await closedCase(), await closedCase()];
  const all = ['Beluga-family', 'FROM_25_TO_39', 'Beluga-needs (synthetic)', 'AL'];
  const read = async ({ person, word }: ClosedCase): Promise<string[]> =>
    (await namesIn('authority, trained', person)).map((one) => one.replace(word, 'Beluga'));
  const before = await read(past);
  expect(before).toEqual(all.filter((one) => before.includes(one)));
  expect(before).toContain('Beluga-family');
  await ended(past.id, '11 years');
  expect(await read(past)).toEqual([]);
  expect(await read(open)).toEqual(before);
  // A referral names them still, until it is past its own last day.
  const [named] = await admin<{ id: string }>(
    `insert into exchange.referral_person select r.id, '${past.person}' from exchange.referral r
     where r.id not in (select e.referral from exchange.referral_person e) limit 1 returning referral as id`,
  );
  expect(await read(past)).toEqual(before);
  await admin(`update exchange.record_term set ended_at = clock_timestamp() - interval '6 years'
    where record = '${named?.id ?? ''}'`);
  expect(await read(past)).toEqual([]);
});

test('nor do they once the case was erased, or where somebody stands in none, as long as nothing in its term names them', async () => {
  const past = await closedCase();
  const alone = { ...past, person: randomUUID(), word: 'Narwhal' };
  await admin(personWith(alone.person, alone.word, OFFICE));
  const read = ({ person }: ClosedCase): Promise<string[]> => namesIn('authority, trained', person);
  const referrals = await admin<{ id: string; person: string }>(
    `insert into exchange.referral_person select r.id, r.person from (
       select r.id, (array['${past.person}', '${alone.person}']::uuid[])[row_number() over (order by r.id)] as person
       from exchange.referral r where r.id not in (select e.referral from exchange.referral_person e) limit 2) r
     returning referral as id, person`,
  );
  expect(referrals.map(({ person }) => person).sort()).toEqual([past.person, alone.person].sort());
  const over = (ago: string): Promise<unknown> =>
    admin(`update exchange.record_term set ended_at = clock_timestamp() - interval '${ago}'
      where record in ('${referrals.map(({ id }) => id).join("','")}')`);
  await over('4 years');
  await ended(past.id, '11 years');
  await both(past.id, 'ERASE');
  for (const one of [past, alone]) expect(await read(one)).toContain(`${one.word}-family`);
  await over('5 years 2 days');
  for (const one of [past, alone]) expect(await read(one)).toEqual([]);
  await admin(`update exchange.record_term set held_by = '${OFFICE}'
    where record in ('${referrals.map(({ id }) => id).join("','")}')`);
  for (const one of [past, alone]) expect(await read(one)).toContain(`${one.word}-family`);
});

test('a case that it cites is no lead any more', async () => {
  const [past, cited] = [await closedCase(), await closedCase()];
  await admin(`delete from "national".case_assignment where case_id = '${cited.id}';
    insert into "national".case_citation (citing, cited, cited_on) values ('${past.id}', '${cited.id}', '2014-02-02')`);
  const lead = () =>
    ask(
      FIRST,
      'query ($r: String!) { findCase(reference: $r) { id reference } }',
      { r: cited.reference },
      { purpose: 'RELATED_PROCEEDING' },
    );
  expect((await lead()).bytes).toContain(cited.reference);
  await ended(past.id, '11 years');
  expect((await lead()).bytes).not.toContain(cited.id);
});

test('a grant gives nothing of it that an erasure destroys', async () => {
  const { id, person } = await closedCase();
  const request = randomUUID();
  await admin(grantedAbroad(request, id));
  const read = () =>
    ask(
      AGENCY,
      `{ informationRequest(id: "${request}") { disclosure { case { stage victims { person { id } } } } } }`,
      {},
      { request },
    );
  expect((await read()).bytes).toContain(person);
  await ended(id, '11 years');
  const { body, bytes } = await read();
  expect(body?.data).toEqual({
    informationRequest: { disclosure: { case: { stage: 'CLOSED', victims: [] } } },
  });
  expect(bytes).not.toContain(person);
});

import { randomUUID } from 'node:crypto';
import { sampleId } from '@lidhja/platform';
import { TERMS } from '@lidhja/policy';
import type { Answer } from '../examples/ask';
import { TestHub } from '../testkit/TestHub';

let hub: TestHub;
beforeAll(async () => {
  hub = await TestHub.start();
});
afterAll(() => hub.stop());

const KEEPER = 'vatra-social-worker';
/** A second official of the same organisation. */
const SECOND = 'vatra-supervisor';
const CONSENT = sampleId('consent/person-1-to-employment');
const PROTECTED = sampleId('consent/person-4-to-employment');
const PERSON = sampleId('person/1');

const admin = async <T extends object = object>(sql: string): Promise<T[]> =>
  hub.database.as('admin', async (client) => (await client.query<T>(sql)).rows);

const ask = (persona: string, purpose: string, document: string, variables = {}): Promise<Answer> =>
  hub.ask({ persona, purpose, reason: 'Acts for a person', document, variables });

interface Told {
  readonly day: string;
  readonly category: string;
  readonly purpose: string;
  readonly basis: string;
  readonly organisation: { readonly name: string; readonly kind: string };
}
interface Page {
  readonly nodes: readonly Told[];
  readonly endCursor: string | null;
}

const LIST = `query ($consent: ID!, $through: ID, $safe: Boolean!, $first: Int, $after: String) {
  readersOfPerson(consentId: $consent, representativeId: $through, safeChannel: $safe, first: $first, after: $after) {
    nodes { day category purpose basis organisation { name kind } } endCursor } }`;

const list = (consent: string, more: object = {}, persona = KEEPER): Promise<Answer> =>
  ask(persona, 'ASSISTANCE', LIST, { consent, safe: true, first: 100, ...more });
const pageOf = ({ body }: Answer): Page =>
  (body?.data as { readersOfPerson: Page }).readersOfPerson;
const readers = async (): Promise<string[]> => [
  ...new Set(
    pageOf(await list(CONSENT)).nodes.map(
      ({ organisation, purpose, basis }) => `${organisation.name} ${purpose} ${basis}`,
    ),
  ),
];

const BY_CONSENT = `{ consents(first: 10) { nodes { person { id familyName healthNeeds } } } }`;
const BY_CASE = `{ assignedCases(first: 100) { nodes { victims { person { id familyName } } } } }`;

const ENTRIES = `{ auditEntries(first: 100, filter: { type: WRITTEN }) {
  nodes { mutation coordinates { coordinate } } } }`;

const today = (): string => new Date().toISOString().slice(0, 10);

test('a person is told who read what of them, for what, on which basis and day', async () => {
  expect((await ask('employment-adviser', 'ASSISTANCE', BY_CONSENT)).body?.errors).toBeUndefined();
  const { nodes } = pageOf(await list(CONSENT));
  const adviser = nodes.filter(({ organisation }) => organisation.kind === 'EMPLOYMENT');
  expect(adviser.map(({ category }) => category).sort()).toEqual([
    'CASE_STATUS',
    'HEALTH',
    'VICTIM_IDENTITY',
  ]);
  expect(new Set(adviser.map(({ day, purpose }) => `${day} ${purpose}`))).toEqual(
    new Set([`${today()} ASSISTANCE`]),
  );
  // Read as often as one likes, on one day it is said once.
  const before = nodes.length;
  await ask('employment-adviser', 'ASSISTANCE', BY_CONSENT);
  expect(pageOf(await list(CONSENT)).nodes).toHaveLength(before);
});

test('a reading in a proceeding is told when it is a year old, on its own day', async () => {
  const { body } = await ask('prosecutor-vlora', 'THIS_PROCEEDING', BY_CASE);
  expect(JSON.stringify(body)).toContain(PERSON);
  expect(await readers()).not.toContainEqual(expect.stringContaining('Prosecutor'));
  const turn = (days: number): Promise<object[]> =>
    admin(`update audit.reading set day = day - ${days} where purpose = 'THIS_PROCEEDING'`);
  await turn(364);
  expect(await readers()).not.toContainEqual(expect.stringContaining('Prosecutor'));
  await turn(1);
  expect(await readers()).toContainEqual(
    "District Prosecutor's Office, Vlorë THIS_PROCEEDING mandate",
  );
  await admin(`delete from audit.reading where purpose = 'THIS_PROCEEDING'`);
});

test('what the cleared, an inspection and whoever averts a threat read is kept nowhere', async () => {
  const count = async (): Promise<unknown> => admin(`select count(*) from audit.reading`);
  const before = await count();
  await ask('witness-protection-officer', 'ASSISTANCE', BY_CONSENT);
  await ask(
    'inspector',
    'OVERSIGHT',
    '{ auditEntries(first: 100) { nodes { persons { id synthetic } } } }',
  );
  expect(await count()).toEqual(before);
});

test('there is none for anyone but who recorded the consent, without a safe way, or for the sealed', async () => {
  const nothing = JSON.stringify({ nodes: [], endCursor: null });
  const told = async (answer: Promise<Answer>): Promise<string> =>
    JSON.stringify(pageOf(await answer));
  expect(await told(list(CONSENT))).not.toBe(nothing);
  expect(await told(list(randomUUID()))).toBe(nothing);
  expect(await told(list(CONSENT, { safe: false }))).toBe(nothing);
  expect(await told(list(CONSENT, {}, 'employment-adviser'))).toBe(nothing);
  await admin(`insert into audit.reading select '${sampleId('person/4')}', day, organisation, category, purpose,
    basis, through from audit.reading where person = '${PERSON}'`);
  expect(await told(list(PROTECTED))).toBe(nothing);
});

test('what was read through a case that is sealed later is left out', async () => {
  const through = sampleId('case/vlora-105');
  await admin(`insert into audit.reading values ('${PERSON}', '2026-01-01',
    '${sampleId('organisation/responsible-authority')}', 'MIGRATION', 'IDENTIFICATION', 'mandate', '{${through}}')`);
  expect(await readers()).toContain('Responsible Authority IDENTIFICATION mandate');
  await admin(`insert into exchange.seal values ('${through}', 'witness-protection', now())`);
  expect(await readers()).not.toContain('Responsible Authority IDENTIFICATION mandate');
  await admin(`delete from exchange.seal where record = '${through}'`);
});

test('it goes on page by page, and leaves nothing out and nothing twice', async () => {
  const whole = pageOf(await list(CONSENT)).nodes;
  expect(whole.length).toBeGreaterThan(2);
  const paged: Told[] = [];
  let after: string | null = null;
  do {
    const page: Page = pageOf(await list(CONSENT, { first: 1, after }));
    paged.push(...page.nodes);
    after = page.endCursor;
  } while (after !== null);
  expect(paged).toEqual(whole);
  expect([...whole].sort((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : 0))).toEqual(whole);
});

test('that the list was given is an entry of its own, which is no reading of the person', async () => {
  const { headers } = await list(CONSENT);
  const operation = headers.get('lidhja-operation') ?? '';
  const entries = await admin<{
    payload: { coordinates: { coordinate: string }[]; rows: object[] };
  }>(`select payload from audit.entry where operation = '${operation}' and type = 'released'`);
  expect(JSON.stringify(entries)).toContain('DataReading.purpose');
  expect(JSON.stringify(entries)).toContain(CONSENT);
  expect(JSON.stringify(entries)).not.toContain(PERSON);
});

interface Named {
  readonly id: string;
  readonly relation: string;
  readonly state: string;
}

const representatives = async (): Promise<readonly Named[]> => {
  const document =
    '{ consents(first: 100) { nodes { id representatives { id relation state } } } }';
  const { body } = await ask(KEEPER, 'ASSISTANCE', document);
  const { consents } = body?.data as {
    consents: { nodes: { id: string; representatives: Named[] }[] };
  };
  return consents.nodes.find(({ id }) => id === CONSENT)?.representatives ?? [];
};

const write = (persona: string, mutation: string, input: object): Promise<Answer> =>
  ask(
    persona,
    'ASSISTANCE',
    `mutation ($input: ${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input!) {
      ${mutation}(input: $input) { repeated consent { id } } }`,
    { input: { idempotencyKey: randomUUID(), ...input } },
  );
const nameOne = async (relation: string, persona = KEEPER): Promise<Answer> =>
  write(persona, 'nameRepresentative', { consentId: CONSENT, relation });
const check = (representativeId: string, implicated: boolean, persona = SECOND): Promise<Answer> =>
  write(persona, 'checkRepresentative', { representativeId, implicated });
const codeOf = ({ body }: Answer): unknown =>
  (body?.errors as { extensions: { code: string } }[] | undefined)?.[0]?.extensions.code;
const through = async (id: string, consent = CONSENT): Promise<number> =>
  pageOf(await list(consent, { through: id })).nodes.length;

describe('a representative', () => {
  let mother: Named;

  test('is named by who acts for the person, and given nothing before a second person checked', async () => {
    expect(codeOf(await nameOne('PARENT', SECOND))).toBe('NOT_AVAILABLE');
    expect(codeOf(await nameOne('PARENT'))).toBeUndefined();
    mother = (await representatives())[1] as Named;
    expect(mother).toMatchObject({ relation: 'PARENT', state: 'UNCHECKED' });
    expect(await through(mother.id)).toBe(0);
    expect(codeOf(await check(mother.id, false, KEEPER))).toBe('SECOND_PERSON_REQUIRED');
    expect(codeOf(await check(mother.id, false, 'employment-adviser'))).toBe('NOT_AVAILABLE');
    // Nor by a machine that acts for whoever named them.
    const official = sampleId(`official/${SECOND}`);
    await admin(`update exchange.official set functions = functions || 'machine'::text where id = '${official}';
      insert into exchange.mandate (official, responsible, purpose, scope, ends_at)
      values ('${official}', '${sampleId(`official/${KEEPER}`)}', 'ASSISTANCE', 'What is to be checked', '2035-01-01')`);
    const machines = codeOf(await check(mother.id, false));
    await admin(
      `update exchange.official set functions = array_remove(functions, 'machine') where id = '${official}'`,
    );
    expect(machines).toBe('SECOND_PERSON_REQUIRED');
    expect(await through(mother.id)).toBe(0);
  });

  test('who passed it is given what the person would be, and under no other consent', async () => {
    expect(codeOf(await check(mother.id, false))).toBeUndefined();
    expect((await representatives()).map(({ state }) => state)).toEqual(['PASSED', 'PASSED']);
    const [held] = await admin<{
      term: number;
    }>(`select extract(epoch from valid_until - checked_at)::int
      as term from exchange.conflict_check where representative = '${mother.id}'`);
    expect(held?.term).toBe(TERMS.conflictCheck / 1000);
    expect(await through(mother.id)).toBe(pageOf(await list(CONSENT)).nodes.length);
    expect(await through(mother.id.toUpperCase())).toBeGreaterThan(0);
    expect(await through(mother.id, sampleId('consent/person-2-to-employment'))).toBe(0);
    expect(await through(randomUUID())).toBe(0);
  });

  test('whose check lapsed is given nothing until it is made again', async () => {
    await admin(`update exchange.conflict_check set valid_until = clock_timestamp()`);
    expect((await representatives()).map(({ state }) => state)).toEqual(['LAPSED', 'LAPSED']);
    expect(await through(mother.id)).toBe(0);
    await check(mother.id, false);
    expect(await through(mother.id)).toBeGreaterThan(0);
  });

  test('who is implicated is given nothing any more, whatever is found later', async () => {
    await check(mother.id, true);
    await check(mother.id, false);
    expect((await representatives()).map(({ state }) => state)).toEqual(['LAPSED', 'IMPLICATED']);
    expect(await through(mother.id)).toBe(0);
  });

  test('is told to nobody but the organisation that keeps the consent, and not of the sealed', async () => {
    const document = '{ consents(first: 100) { nodes { id representatives { id } } } }';
    const { bytes } = await ask('employment-adviser', 'ASSISTANCE', document);
    expect(bytes).toContain(CONSENT);
    expect(bytes).not.toContain(mother.id);
    await admin(`insert into exchange.seal values ('${PERSON}', 'witness-protection', now())`);
    expect(codeOf(await check(mother.id, false))).toBe('NOT_AVAILABLE');
    expect(codeOf(await nameOne('LAWYER'))).toBe('NOT_AVAILABLE');
    const entries = await ask('inspector', 'OVERSIGHT', ENTRIES);
    expect(entries.bytes).not.toContain('Representative');
    await admin(`delete from exchange.seal where record = '${PERSON}'`);
    expect((await ask('inspector', 'OVERSIGHT', ENTRIES)).bytes).toContain('nameRepresentative');
  });

  test('there are five at most', async () => {
    for (let named = 2; named < 5; named++)
      expect(codeOf(await nameOne('RELATIVE'))).toBeUndefined();
    expect(codeOf(await nameOne('RELATIVE'))).toBe('NOT_AVAILABLE');
  });
});

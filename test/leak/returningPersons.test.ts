import { sampleId } from '@lidhja/platform';
import type { Answer } from '../examples/ask';
import { TestHub } from '../testkit/TestHub';

let hub: TestHub;
beforeAll(async () => {
  hub = await TestHub.start();
});
afterAll(() => hub.stop());

const PERSON = sampleId('person/1');
const PROTECTED = sampleId('person/4');
const RETURN = sampleId('return/from-italy');

const admin = async (sql: string, values: unknown[] = []): Promise<unknown[]> =>
  hub.database.as('admin', async (client) => (await client.query<object>(sql, values)).rows);

const ask = (persona: string, document: string, purpose = 'RETURN'): Promise<Answer> =>
  hub.ask({ persona, purpose, reason: 'Prepares a return', document });

const LIST = `{ returns(first: 100) { nodes { id kind stage fromCountry riskAssessedOn documentsIssuedOn
  person { id givenName familyName citizenship healthNeeds ageBand identifications { status } } } } }`;

interface Listed {
  readonly id: string;
  readonly person: unknown;
}
const nodesOf = ({ body }: Answer): Listed[] =>
  (body?.data as { returns: { nodes: Listed[] } | null }).returns?.nodes ?? [];

/** RETURN, MIGRATION and VICTIM_IDENTITY; neither health nor exploitation nor how the case stands. */
const known = {
  id: PERSON,
  givenName: expect.stringMatching(/^\w+$/) as unknown,
  familyName: 'Sample-01',
  citizenship: 'AL',
  healthNeeds: null,
  ageBand: null,
  identifications: null,
};

test.each(['consular-officer', 'responsible-authority'])(
  '%s reads of a return and of who returns what the table says and nothing else',
  async (persona) => {
    const answer = await ask(persona, LIST);
    expect(answer.body?.errors).toBeUndefined();
    expect(nodesOf(answer).find(({ id }) => id === RETURN)).toMatchObject({
      kind: 'ASSISTED_VOLUNTARY',
      stage: 'PREPARED',
      fromCountry: 'IT',
      riskAssessedOn: '2026-09-14',
      person: known,
    });
  },
);

test('who prepares no returns, or asks for something else, sees none', async () => {
  for (const persona of ['police-vlora', 'vatra-social-worker', 'prosecutor-vlora', 'inspector']) {
    expect((await ask(persona, LIST)).bytes).not.toContain(RETURN);
  }
  for (const purpose of ['ASSISTANCE', 'IDENTIFICATION', 'PREVENTION']) {
    const { bytes } = await ask('responsible-authority', LIST, purpose);
    expect(bytes).not.toContain(RETURN);
    expect(bytes).not.toContain('Sample-');
  }
});

test('a consular officer knows of nobody whose return is not prepared', async () => {
  await admin('create schema kept_returns');
  await admin('create table kept_returns.edge as table exchange.return_person');
  await admin('delete from exchange.return_person where person = $1', [PERSON]);
  const { bytes } = await ask('consular-officer', LIST);
  await admin('delete from exchange.return_person');
  await admin('insert into exchange.return_person select * from kept_returns.edge');
  expect(bytes).toContain(RETURN);
  expect(bytes).not.toContain(PERSON);
  expect((await ask('consular-officer', LIST)).bytes).toContain(PERSON);
});

const SEALED = sampleId('return/from-italy-protected');

test('the return of a protected person is not there: the same bytes as without it', async () => {
  const seen = async (): Promise<string[]> => [
    (await ask('consular-officer', LIST)).told,
    (await ask('responsible-authority', LIST)).told,
  ];
  const sealed = await seen();
  for (const bytes of sealed) for (const id of [SEALED, PROTECTED]) expect(bytes).not.toContain(id);
  await admin('create table kept_returns.seal as table exchange.seal');
  await admin('delete from exchange.seal');
  for (const bytes of await seen()) {
    for (const told of [SEALED, '"familyName":"Sample-04"']) expect(bytes).toContain(told);
  }
  await admin('insert into exchange.seal select * from kept_returns.seal');
  await admin('create table kept_returns.row as table "international".person_return');
  await admin('delete from exchange.return_person where person = $1', [PROTECTED]);
  await admin('delete from "international".person_return where id = $1', [SEALED]);
  expect(await seen()).toEqual(sealed);
  await admin(
    'insert into "international".person_return select * from kept_returns.row where id = $1',
    [SEALED],
  );
  await admin(`insert into exchange.return_person select $1, $2`, [SEALED, PROTECTED]);
});

test('that a person was named is on record, with the return', async () => {
  const read = await ask('consular-officer', '{ returns(first: 5) { nodes { person { id } } } }');
  const rows = await admin(
    `select distinct c.value->>'coordinate' as coordinate from audit.entry e,
       jsonb_array_elements(e.payload->'coordinates') c
     where e.operation = $1 and e.type = 'released' and exists (select
       from jsonb_array_elements_text(c.value->'rows') r
       where e.payload->'rows'->r.value::int->>'record' in ($2, $3)) order by 1`,
    [read.headers.get('lidhja-operation'), PERSON, RETURN],
  );
  expect(rows.map((row) => (row as { coordinate: string }).coordinate)).toEqual([
    'Person',
    'Return',
    'Return.person',
    'returns',
  ]);
});

test.each([
  ['documents before the risk is assessed', `documents_issued_on = '2026-04-02'`],
  ['a journey before there are documents', `travelled_on = '2026-04-02'`],
  ['a stage that the days do not bear out', `stage = 'ASSESSED'`],
])('the table keeps no return with %s', async (_what, change) => {
  const set = `update "international".person_return set ${change} where id = $1`;
  await expect(admin(set, [sampleId('return/from-italy-protected')])).rejects.toThrow('check');
});

test('a row that stays without its person would tell, beside rows that name one', async () => {
  await admin(`alter policy readable on "international".person_return using (true)`);
  const told = nodesOf(await ask('consular-officer', LIST));
  expect(told.find(({ id }) => id === SEALED)).toMatchObject({ person: null });
});

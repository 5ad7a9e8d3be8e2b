import { sampleId } from '@lidhja/platform';
import type { Answer } from '../examples/ask';
import { TestHub, type PersonaQuestion } from '../testkit/TestHub';

let hub: TestHub;
beforeAll(async () => {
  hub = await TestHub.start();
});
afterAll(() => hub.stop());

const admin = (sql: string, values: unknown[] = []): Promise<unknown> =>
  hub.database.as('admin', (client) => client.query(sql, values));

/** All that reaches the caller, but for the operation's random id, the answer's salt and the time of day. */
const outside = ({ status, told, headers }: Answer): unknown => {
  const shown = [...headers].filter(([name]) => name !== 'lidhja-operation' && name !== 'date');
  return { status, told, shown };
};

const oldRequest: PersonaQuestion = {
  persona: 'greece-agency',
  purpose: 'THIS_PROCEEDING',
  reason: 'Proceeding of last year',
  request: sampleId('request/gr-old-1'),
  document: `query ($id: ID!) { informationRequest(id: $id) {
    reference state decision { decidedAt } disclosure { case { id stage } } } }`,
  variables: { id: sampleId('request/gr-old-1') },
};

test('under an expired agreement a world with the case and one without are the same bytes', async () => {
  const withCase = await hub.ask(oldRequest);
  await admin('delete from exchange."grant" where request = $1', [oldRequest.request]);
  await admin('delete from "national".case_assignment where case_id = $1', [
    sampleId('case/vlora-2'),
  ]);
  await admin('delete from "national".case_status where case_id = $1', [sampleId('case/vlora-2')]);
  await admin('delete from "national"."case" where id = $1', [sampleId('case/vlora-2')]);
  const without = await hub.ask(oldRequest);
  expect(outside(without)).toEqual(outside(withCase));
  expect(withCase.body?.data).toEqual({ informationRequest: null });
});

test('were the agreement in force, the same question would show the request', async () => {
  await admin(
    `update exchange.agreement_version set valid_until = now() + interval '1 day' where agreement = $1`,
    [sampleId('agreement/al-gr')],
  );
  expect((await hub.ask(oldRequest)).bytes).toContain('"reference":"');
});

const caseOfThree: PersonaQuestion = {
  persona: 'prosecutor-vlora',
  purpose: 'THIS_PROCEEDING',
  reason: 'Reads a case of the office',
  document: `{ findCase(reference: "VL-2026-0003") { stage victims { id person { id familyName } } } }`,
};

test('a protected person is not in the case: as if there had never been one', async () => {
  const sealed = await hub.ask(caseOfThree);
  const { rows } = (await admin(
    `select p.person_id as id, p.id as edge from "national".case_person p
     join exchange.seal s on s.record = p.person_id where p.case_id = $1 and p.part = 'VICTIM'`,
    [sampleId('case/vlora-3')],
  )) as { rows: { id: string; edge: string }[] };
  expect(rows).toHaveLength(1);
  expect(sealed.bytes).toContain('"victims":[');
  expect(sealed.bytes).not.toContain(rows[0]?.id);
  expect(sealed.bytes).not.toContain(rows[0]?.edge);
  // A second edge to the same person changes nothing either.
  await admin(`update "national".case_person set part = 'VICTIM' where person_id = $1`, [
    rows[0]?.id,
  ]);
  expect(outside(await hub.ask(caseOfThree))).toEqual(outside(sealed));
  await admin('delete from exchange.seal');
  expect((await hub.ask(caseOfThree)).bytes).toContain(rows[0]?.id);
});

test('a case of another office and a case that does not exist are the same bytes', async () => {
  const find = (reference: string): Promise<Answer> =>
    hub.ask({
      ...caseOfThree,
      document: 'query ($reference: String!) { findCase(reference: $reference) { stage } }',
      variables: { reference },
    });
  const { rows } = (await admin(
    `select reference from "national".case_status where qark <> 'AL-12' limit 1`,
  )) as {
    rows: { reference: string }[];
  };
  const foreign = await find(rows[0]?.reference ?? '');
  expect(outside(foreign)).toEqual(outside(await find('XX-0000-0000')));
  expect(foreign.body?.data).toEqual({ findCase: null });
});

test('what a cleared official read is in no entry that others can find', async () => {
  await admin(
    `update exchange.official set clearances = '{witness-protection}' where subject = $1`,
    ['prosecutor-vlora-second'],
  );
  const read = await hub.ask({
    ...caseOfThree,
    persona: 'prosecutor-vlora-second',
    document: '{ findCase(reference: "VL-2026-0001") { stage victims { person { familyName } } } }',
  });
  expect(read.bytes).toContain('"stage":"');
  const entries = (persona: string): Promise<Answer> =>
    hub.ask({
      persona,
      purpose: 'OVERSIGHT',
      reason: 'Looks for what was read',
      document: `query ($operation: ID!) { auditEntries(filter: { operation: $operation }) {
        nodes { type withheld { count } answerDigest } } }`,
      variables: { operation: read.headers.get('lidhja-operation') },
    });
  for (const persona of ['prosecutor-vlora', 'inspector']) {
    expect((await entries(persona)).body?.data).toEqual({ auditEntries: { nodes: [] } });
  }
  expect((await entries('prosecutor-vlora-second')).bytes).toContain('DISPATCHED');
});

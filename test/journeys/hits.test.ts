import { randomUUID } from 'node:crypto';
import { sampleId } from '@lidhja/platform';
import type { Answer } from '../examples/ask';
import { WAITS_FOR_NOBODY } from '../testkit/noticeHorizon';
import { tellHits } from '../testkit/tellHits';
import { tellOverdue } from '../testkit/tellOverdue';
import { TestHub } from '../testkit/TestHub';

const HEADERS = { purpose: 'THIS_PROCEEDING', reason: 'Proceeding against a group' };
const HOUR = 3_600_000;
const [AGENCY, OWNER] = ['italy-agency', 'prosecutor-vlora'];
const VLORA = sampleId('organisation/prosecutor-vlora');
const VICTIM = { caseReference: 'VL-2026-0001', personId: sampleId('person/1') };
const WITNESS = { caseReference: 'VL-2026-0003', personId: sampleId('person/4') };

let hub: TestHub;
beforeAll(async () => {
  hub = await TestHub.start();
  await admin(WAITS_FOR_NOBODY);
});
afterAll(() => hub.stop());

const admin = async <T extends object>(sql: string): Promise<T[]> =>
  (await hub.database.as('admin', (client) => client.query<T>(sql))).rows;
/** Past what keeps rows from being changed. */
const turn = (sql: string): Promise<unknown> =>
  hub.database.as('admin', (client) =>
    client.query(`set session_replication_role = replica; ${sql}`),
  );

const mutate = (persona: string, field: string, input: object, select: string): Promise<Answer> =>
  hub.ask({
    ...{ persona, ...HEADERS },
    document: `mutation ($input: ${field[0]?.toUpperCase()}${field.slice(1)}Input!) {
      ${field}(input: $input) { ${select} } }`,
    variables: { input: { idempotencyKey: randomUUID(), ...input } },
  });
const errorOf = ({ body }: Answer): unknown => {
  const [error] = (body?.errors ?? []) as { extensions: { code: string; at?: string } }[];
  return error && [error.extensions.code, error.extensions.at].filter(Boolean).join(' ');
};
const requestIn = ({ body, bytes }: Answer): string => {
  if (body?.errors || !body?.data) throw new Error(bytes);
  return (Object.values(body.data)[0] as { request: { id: string } }).request.id;
};

const PERSON = { givenName: 'Mira', familyName: 'Sample-Asked', birthYear: 1999 };
const LETTER = {
  ...{ requestedAuthority: VLORA, reference: 'IT-HIT-1', offence: 'TRAFFICKING_IN_PERSONS' },
  ...{ proceeding: 'Inquiry 1/2026 (fictitious)', urgency: 'OTHER', language: 'en' },
  summary: 'She is to be heard in our proceeding (synthetic).',
};
const ask = (more: object = { person: PERSON }, persona = AGENCY): Promise<Answer> =>
  mutate(persona, 'askHitNoHit', { ...LETTER, ...more }, 'repeated request { id asks }');
const step = (persona: string, field: string, requestId: string, more = {}): Promise<Answer> =>
  mutate(persona, field, { requestId, ...more }, 'repeated request { id }');
const acknowledged = async (more?: object): Promise<string> => {
  const id = requestIn(await ask(more));
  requestIn(await step(OWNER, 'acknowledgeRequest', id));
  return id;
};
const answer = (id: string, more: object, persona = OWNER): Promise<Answer> =>
  step(persona, 'answerHitNoHit', id, more);
const answered = async (more: object, asked?: object): Promise<string> => {
  const id = await acknowledged(asked);
  requestIn(await answer(id, more));
  return id;
};
const HIT = { hit: true, ...VICTIM };
const NO_HIT = { hit: false };

interface Shown {
  readonly hit: string | null;
  readonly hitToldAt: string | null;
  readonly submittedAt: string;
  readonly state: string;
  readonly overdue: boolean;
  readonly openSteps: readonly string[];
  readonly events: { readonly nodes: readonly { readonly event: string }[] };
}
const shown = async (persona: string, id: string): Promise<Shown> => {
  const { body, bytes } = await hub.ask({
    ...{ ...HEADERS, persona, variables: { id } },
    document: `query ($id: ID!) { informationRequest(id: $id) { asks hit hitToldAt submittedAt state overdue
      openSteps categories particulars { familyName } events(first: 20) { nodes { event } }
      decision { categories { category } } } }`,
  });
  const { informationRequest } = (body?.data ?? {}) as { informationRequest?: Shown };
  if (!informationRequest) throw new Error(bytes);
  return informationRequest;
};
/** When it is to be told, as its owner is shown; epoch milliseconds. */
const momentOf = async (id: string): Promise<number> =>
  Date.parse((await shown(OWNER, id)).hitToldAt ?? '');
const tell = async (id: string): Promise<void> => {
  expect(await tellHits(hub.database, (await momentOf(id)) + 1)).toBeGreaterThan(0);
};

test('a hit and a no-hit are told at the moment that was fixed, and look the same until then', async () => {
  const [hit, none] = [await answered(HIT), await answered(NO_HIT)];
  const before = { hit: null, hitToldAt: null, state: 'ACKNOWLEDGED', overdue: false };
  for (const id of [hit, none]) {
    const mine = await shown(AGENCY, id);
    expect(mine).toMatchObject({ ...before, particulars: [{ familyName: PERSON.familyName }] });
    expect(mine.openSteps).toEqual(['addRequestDocument', 'withdrawRequest']);
    const theirs = await shown(OWNER, id);
    expect(theirs).toMatchObject({ hit: null, state: 'ACKNOWLEDGED', openSteps: [] });
    const wait = (await momentOf(id)) - Date.parse(mine.submittedAt);
    expect(Math.abs(wait - 4 * HOUR)).toBeLessThanOrEqual(1);
  }
  expect(await tellHits(hub.database, (await momentOf(hit)) - 2)).toBe(0);
  await tell(none);
  const after = {
    hitToldAt: expect.any(String),
    state: 'ANSWERED',
    particulars: [],
    decision: null,
  };
  for (const [id, outcome] of [
    [hit, 'HIT'],
    [none, 'NO_HIT'],
  ] as const) {
    const told = await shown(AGENCY, id);
    expect(told).toMatchObject({
      ...after,
      hit: outcome,
      categories: [],
      openSteps: ['closeRequest'],
    });
    expect(told.events.nodes.map(({ event }) => event)).toEqual(['ACKNOWLEDGED', 'ANSWERED']);
    expect(await shown(OWNER, id)).toMatchObject({ ...after, hit: null });
    const rows = `select count(*)::int as notices from exchange.notice where kind = 'ANSWERED' and request = '${id}'`;
    expect(await admin(rows)).toEqual([{ notices: 2 }]);
    const entries = `select organisation, jsonb_array_length(payload->'records') as notices from audit.entry
      where type = 'told' and request = '${id}'`;
    expect(await admin(entries)).toEqual([{ organisation: null, notices: 2 }]);
  }
  expect(await tellHits(hub.database, Date.now() + 900 * HOUR)).toBe(0);
  // Of what was told its clock is stopped.
  await admin(
    `update exchange.request_clock set look_at = '2026-01-01' where request in ('${hit}', '${none}')`,
  );
  await tellOverdue(hub.database);
  expect(
    await admin(
      `select request from exchange.request_clock where request in ('${hit}', '${none}')`,
    ),
  ).toEqual([]);
});

test('what is answered after the first moment is told at the next', async () => {
  const id = await acknowledged();
  await turn(
    `update exchange.request set submitted_at = submitted_at - interval '5 hours' where id = '${id}'`,
  );
  requestIn(await answer(id, NO_HIT));
  const { submittedAt } = await shown(AGENCY, id);
  expect(Math.abs((await momentOf(id)) - Date.parse(submittedAt) - 8 * HOUR)).toBeLessThanOrEqual(
    1,
  );
});

test('what is sealed is no hit, for anyone, and looks like what is not there', async () => {
  const id = await acknowledged();
  const absent = [
    { ...WITNESS, personId: sampleId('nowhere') },
    { ...VICTIM, personId: sampleId('nowhere') },
    { ...VICTIM, caseReference: 'VL-NOWHERE' },
  ];
  const refused = 'NOT_AVAILABLE input.caseReference';
  for (const more of [WITNESS, ...absent]) {
    expect(errorOf(await answer(id, { hit: true, ...more }))).toBe(refused);
  }
  const cleared = `update exchange.official set clearances = (select array_agg(distinct compartment) from exchange.seal)
    where id = '${sampleId('official/prosecutor-vlora')}'`;
  await admin(cleared);
  expect(errorOf(await answer(id, { hit: true, ...WITNESS }))).toBe(refused);
  await admin(cleared.replace(/= \(select.*seal\)/s, `= '{}'`));
  requestIn(await answer(id, NO_HIT));
});

test('what is sealed between the answer and its moment was no hit, and what was told stays told', async () => {
  const [before, after] = [await answered(HIT), await answered(HIT)];
  await turn(
    `update exchange.hit_answer set tell_at = tell_at + interval '1 hour' where request = '${before}'`,
  );
  await tell(after);
  expect(await shown(AGENCY, before)).toMatchObject({ hit: null, state: 'ACKNOWLEDGED' });
  await admin(
    `insert into exchange.seal (record, compartment) values ('${VICTIM.personId}', 'WITNESS_PROTECTION')`,
  );
  await tell(before);
  expect(await shown(AGENCY, before)).toMatchObject({ hit: 'NO_HIT', state: 'ANSWERED' });
  expect(await shown(AGENCY, after)).toMatchObject({ hit: 'HIT', state: 'ANSWERED' });
  await turn(`delete from exchange.seal where record = '${VICTIM.personId}'`);
  expect(await shown(AGENCY, before)).toMatchObject({ hit: 'NO_HIT' });
});

test('whoever took it back is told nothing', async () => {
  const id = await answered(HIT);
  const moment = await momentOf(id);
  requestIn(await step(AGENCY, 'withdrawRequest', id, { reason: 'Our proceeding was closed.' }));
  expect(await tellHits(hub.database, moment + 1)).toBe(0);
  expect(await shown(AGENCY, id)).toMatchObject({ hit: null, state: 'WITHDRAWN', particulars: [] });
  expect(errorOf(await answer(id, NO_HIT))).toBe('REQUEST_OVER');
});

const SOUGHT = { ...LETTER, categories: ['CASE_STATUS'], evidenceUse: 'INTELLIGENCE' };
const submit = (more: object): Promise<Answer> =>
  mutate(
    AGENCY,
    'submitInformationRequest',
    { ...SOUGHT, ...more },
    'request { id originId asks }',
  );

test('a request goes on from a hit, and from nothing else', async () => {
  const [hit, none, waits] = [
    await answered(HIT),
    await answered(NO_HIT),
    await acknowledged({ earlierReference: 'VL-2026-0001' }),
  ];
  for (const originId of [hit, none, waits, sampleId('request/it-open'), sampleId('nowhere')]) {
    expect(errorOf(await submit({ originId }))).toBe('NOT_AVAILABLE input.originId');
  }
  await tell(none);
  expect(errorOf(await submit({ originId: none }))).toBe('NOT_AVAILABLE input.originId');
  const { body } = await submit({ originId: hit });
  expect(body?.data).toMatchObject({
    submitInformationRequest: { request: { originId: hit, asks: 'INFORMATION' } },
  });
  const elsewhere = { originId: hit, requestedAuthority: sampleId('organisation/state-police') };
  expect(errorOf(await submit(elsewhere))).toBe('NOT_AVAILABLE input.originId');
});

test.each([
  [{}, 'INPUT_INVALID input.person'],
  [{ person: PERSON, earlierReference: 'VL-2026-0001' }, 'INPUT_INVALID input.person'],
  [{ person: { birthYear: 1999 } }, 'INPUT_INVALID input.person.familyName'],
  [{ person: PERSON, offence: 'MONEY_LAUNDERING' }, 'OFFENCE_NOT_IN_AGREEMENT input.offence'],
])('%j is not asked', async (more, code) => {
  expect(errorOf(await ask(more))).toBe(code);
});

test.each([
  [{ hit: true }, 'INPUT_INVALID input.caseReference'],
  [{ hit: true, caseReference: VICTIM.caseReference }, 'INPUT_INVALID input.personId'],
  [{ hit: true, ...VICTIM, asSuspect: true }, 'INPUT_INVALID input.personId'],
  [{ hit: false, caseReference: VICTIM.caseReference }, 'INPUT_INVALID input.hit'],
])('%j is no answer on a person', async (more, code) => {
  expect(errorOf(await answer(await acknowledged(), more))).toBe(code);
});

test('a reference is answered by its case alone, and a suspect without an id', async () => {
  const id = await acknowledged({ earlierReference: 'VL-2026-0001' });
  expect(errorOf(await answer(id, HIT))).toBe('INPUT_INVALID input.personId');
  requestIn(await answer(id, { hit: true, caseReference: VICTIM.caseReference }));
  await answered({ hit: true, caseReference: VICTIM.caseReference, asSuspect: true });
});

test('it is answered once, by its own authority, and decided by nobody', async () => {
  const id = requestIn(await ask());
  expect(errorOf(await answer(id, NO_HIT))).toBe('REQUEST_NOT_ACKNOWLEDGED');
  requestIn(await step(OWNER, 'acknowledgeRequest', id));
  expect((await shown(OWNER, id)).openSteps).toContain('answerHitNoHit');
  expect((await shown(OWNER, id)).openSteps).not.toContain('decideRequest');
  expect(errorOf(await answer(id, NO_HIT, 'prosecutor-fier'))).toBe('NOT_AVAILABLE');
  const decision = { categories: [{ category: 'OFFENCE', ground: 'NOT_AVAILABLE' }] };
  const decided = await mutate(OWNER, 'decideRequest', { requestId: id, ...decision }, 'repeated');
  expect(errorOf(decided)).toBe('STEP_NOT_POSSIBLE');
  const key = { idempotencyKey: randomUUID() };
  requestIn(await answer(id, { ...NO_HIT, ...key }));
  expect((await answer(id, { ...NO_HIT, ...key })).body?.data).toMatchObject({
    answerHitNoHit: { repeated: true },
  });
  expect(errorOf(await answer(id, HIT))).toBe('REQUEST_DECIDED');
  const question = { question: 'Which of the two is meant?' };
  expect(errorOf(await step(OWNER, 'askClarification', id, question))).toBe('STEP_NOT_POSSIBLE');
  expect(errorOf(await answer(sampleId('request/it-open'), NO_HIT))).toBe('STEP_NOT_POSSIBLE');
});

test('where the agreement has no moments for it, it is not asked', async () => {
  await turn(`update exchange.agreement_version set hit_no_hit = null
    where agreement = '${sampleId('agreement/al-it')}'`);
  expect(errorOf(await ask())).toBe('HIT_NO_HIT_NOT_IN_AGREEMENT input.requestedAuthority');
});

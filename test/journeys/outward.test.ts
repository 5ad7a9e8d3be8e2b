import { randomUUID } from 'node:crypto';
import { sampleId } from '@lidhja/platform';
import type { Answer } from '../examples/ask';
import { WAITS_FOR_NOBODY } from '../testkit/noticeHorizon';
import { TestHub } from '../testkit/TestHub';

let hub: TestHub;
beforeAll(async () => {
  hub = await TestHub.start();
  await admin(WAITS_FOR_NOBODY);
});
afterAll(() => hub.stop());

const HEADERS = { purpose: 'THIS_PROCEEDING', reason: 'Proceeding against a group' };
const [ASKS, SENDS, ABROAD] = ['prosecutor-vlora', 'prosecutor-vlora-second', 'italy-agency'];
/** At home and abroad, of whom none has a part in it. */
const OTHERS = ['police-vlora', 'prosecutor-fier', 'responsible-authority', 'greece-agency'];
const ITALY = sampleId('organisation/italy-anti-trafficking-agency');
const [PERSON, COLLEAGUE, WITNESS, CHILD, UNCERTAIN] = [1, 3, 4, 5, 6].map((number) =>
  sampleId(`person/${number}`),
);

const admin = async <T extends object>(sql: string): Promise<T[]> =>
  (await hub.database.as('admin', (client) => client.query<T>(sql))).rows;

const mutate = (persona: string | undefined, field: string, input: object, select: string) =>
  hub.ask({
    ...{ ...(persona ? { persona } : {}), ...HEADERS },
    document: `mutation ($input: ${field[0]?.toUpperCase()}${field.slice(1)}Input!) {
      ${field}(input: $input) { ${select} } }`,
    variables: { input: { idempotencyKey: randomUUID(), ...input } },
  });
const failed = ({ body }: Answer): { code?: string; at?: string } =>
  (body?.errors as { extensions: { code: string; at?: string } }[] | undefined)?.[0]?.extensions ??
  {};
const codeOf = (answer: Answer): string | undefined => failed(answer).code;
const done = ({ body, bytes }: Answer): Record<string, Record<string, unknown>> => {
  if (body?.errors || !body?.data) throw new Error(bytes);
  return Object.values(body.data)[0] as Record<string, Record<string, unknown>>;
};

const LETTER = {
  ...{ caseReference: 'VL-2026-0001', requestedAuthority: ITALY, carries: ['CASE_STATUS'] },
  ...{ reference: 'VL-OUT-1', offence: 'TRAFFICKING_IN_PERSONS', language: 'en' },
  ...{ proceeding: 'Office of a fictitious town, 2026/5 (synthetic)', urgency: 'URGENT' },
  ...{ categories: ['OFFENCE', 'SUSPECT'], evidenceUse: 'INTELLIGENCE' },
  summary: 'Please state whether a proceeding is known there (synthetic).',
};
const IDENTITY = { carries: ['CASE_STATUS', 'VICTIM_IDENTITY'], persons: [{ personId: PERSON }] };
const SEEN = `id reference carries categories urgency summary requestedAuthority { id }
  particulars { givenName familyName birthDate citizenship description }`;
const prepare = (more: object = {}, persona = ASKS): Promise<Answer> =>
  mutate(
    persona,
    'prepareOutwardRequest',
    { ...LETTER, ...more },
    `repeated outwardRequest { ${SEEN} }`,
  );
const prepared = async (more: object = {}): Promise<string> =>
  done(await prepare(more))['outwardRequest']?.['id'] as string;
const approve = (outwardRequestId: string, persona = SENDS): Promise<Answer> =>
  mutate(persona, 'approveOutwardRequest', { outwardRequestId }, 'repeated request { id }');
const sent = async (more: object = {}): Promise<string> =>
  done(await approve(await prepared(more)))['request']?.['id'] as string;
const step = (persona: string | undefined, field: string, requestId: string, more: object = {}) =>
  mutate(persona, field, { requestId, ...more }, 'repeated request { id }');
const taken = async (...given: Parameters<typeof step>): Promise<void> => {
  done(await step(...given));
};
const ANSWER = {
  reference: 'IT-ANSWER-7',
  categories: [
    { category: 'OFFENCE', words: 'A proceeding is known (synthetic).', handling: ['H2'] },
    { category: 'SUSPECT', ground: 'ONGOING_INVESTIGATION' },
  ],
};
const answered = async (more: object = {}): Promise<string> => {
  const id = await sent(more);
  await taken(ABROAD, 'acknowledgeRequest', id);
  await taken(ABROAD, 'answerRequest', id, ANSWER);
  return id;
};

interface Seen {
  readonly id: string;
  readonly state: string;
  readonly openSteps: string[];
  readonly [field: string]: unknown;
}
const SELECTED = `id reference state dueAt deadline pausedSince overdue openSteps offence summary
  particulars { givenName familyName birthDate } documents { name }
  events { nodes { event by { id } words } }
  decision { categories { category granted ground } }`;
const TOLD = 'answer { reference categories { category words handling restriction } }';
const read = async (
  persona: string | undefined,
  id: string,
  select = `${SELECTED} ${TOLD}`,
  more: object = {},
): Promise<Seen | null> => {
  const answer = await hub.ask({
    ...{ ...(persona ? { persona } : {}), ...HEADERS, ...more, variables: { id } },
    document: `query ($id: ID!) { informationRequest(id: $id) { ${select} } }`,
  });
  if (answer.body?.errors) throw new Error(answer.bytes);
  return (answer.body?.data as { informationRequest: Seen | null }).informationRequest;
};
const listed = async (persona: string | undefined, list: string, more: object = {}) => {
  const { body, bytes } = await hub.ask({
    ...{ ...(persona ? { persona } : {}), ...HEADERS, ...more },
    document: `{ ${list}(first: 50) { nodes { id } } }`,
  });
  const found = body?.data as Record<string, { nodes: { id: string }[] }> | undefined;
  if (!found?.[list]) throw new Error(bytes);
  return found[list].nodes.map(({ id }) => id);
};
const seal = (record: string | undefined): Promise<object[]> =>
  admin(
    `insert into exchange.seal (record, compartment) values ('${record}', 'witness-protection')`,
  );
const unseal = (record: string | undefined): Promise<object[]> =>
  admin(`delete from exchange.seal where record = '${record}'`);

test('one prepares, another sends, and the authority abroad finds it with whom it seeks', async () => {
  const made = done(await prepare(IDENTITY))['outwardRequest'] as Record<string, unknown>;
  expect(made['particulars']).toEqual([
    expect.objectContaining({ birthDate: '2001-04-17', citizenship: null }),
  ]);
  const id = made['id'] as string;
  expect(await listed(SENDS, 'pendingOutwardRequests')).toContain(id);
  expect(await listed(ABROAD, 'informationRequests')).not.toContain(id);
  expect(codeOf(await approve(id, ASKS))).toBe('SECOND_PERSON_REQUIRED');
  const request = done(await approve(id))['request']?.['id'] as string;
  expect(await listed(SENDS, 'pendingOutwardRequests')).not.toContain(id);
  expect(await listed(ABROAD, 'pendingRequests')).toContain(request);
  const seen = await read(ABROAD, request);
  expect(seen).toMatchObject({ state: 'SUBMITTED', reference: 'VL-OUT-1', overdue: false });
  expect(seen?.['particulars']).toEqual([
    expect.objectContaining({ givenName: expect.any(String), birthDate: '2001-04-17' }),
  ]);
  expect(seen?.openSteps).toEqual(['acknowledgeRequest']);
  // Nothing of our own: no id of the case, the person or what was prepared.
  const whole = JSON.stringify(seen);
  for (const own of [id, PERSON, sampleId('case/vlora-1'), 'VL-2026-0001']) {
    expect(whole).not.toContain(own);
  }
  // Sent once.
  expect(codeOf(await approve(id))).toBe('NOT_AVAILABLE');
});

test('nobody else at home or abroad learns of it, before it left or after', async () => {
  const waiting = await prepared();
  const request = await answered();
  for (const persona of OTHERS) {
    expect(await read(persona, request, 'id')).toBeNull();
    expect(await read(persona, waiting, 'id')).toBeNull();
    expect(await listed(persona, 'informationRequests')).not.toContain(request);
  }
  const refused = [
    await approve(waiting, 'prosecutor-fier'),
    await approve(randomUUID(), 'prosecutor-fier'),
    await step('greece-agency', 'acknowledgeRequest', request),
    await step('greece-agency', 'acknowledgeRequest', randomUUID()),
    await step('greece-agency', 'answerRequest', request, ANSWER),
    await step('greece-agency', 'answerRequest', randomUUID(), ANSWER),
  ];
  expect(new Set(refused.map(codeOf))).toEqual(new Set(['NOT_AVAILABLE']));
  // An inspection reads that it was asked, and neither whom it seeks nor what was answered.
  const inspected = await read('inspector', request, undefined, { purpose: 'OVERSIGHT' });
  expect(inspected).toMatchObject({ state: 'PARTLY_GRANTED', answer: null, particulars: null });
});

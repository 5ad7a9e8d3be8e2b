import { randomUUID } from 'node:crypto';
import { sampleId } from '@lidhja/platform';
import type { Answer } from '../examples/ask';
import { colleague } from '../testkit/colleague';
import { codes, dataOf } from '../testkit/inAnswer';
import { WAITS_FOR_NOBODY } from '../testkit/noticeHorizon';
import { TestHub } from '../testkit/TestHub';

let hub: TestHub;
beforeAll(async () => {
  hub = await TestHub.start();
  await admin(WAITS_FOR_NOBODY);
  await admin(colleague('italy-agency'));
});
afterAll(() => hub.stop());

const admin = async <T extends object>(sql: string): Promise<T[]> =>
  (await hub.database.as('admin', (client) => client.query<T>(sql))).rows;

const HEADERS = { purpose: 'THIS_PROCEEDING', reason: 'What was granted is to be passed on' };
const [OWNER, SECOND] = ['prosecutor-vlora', 'prosecutor-vlora-second'];
const [AGENCY, COLLEAGUE] = ['italy-agency', 'italy-agency-second'];
const ASKED = ['CASE_STATUS', 'OFFENCE'];

const mutate = (persona: string, field: string, input: object, select = 'repeated') =>
  hub.ask({
    ...{ persona, ...HEADERS },
    document: `mutation ($input: ${field[0]?.toUpperCase() ?? ''}${field.slice(1)}Input!) {
      ${field}(input: $input) { ${select} } }`,
    variables: { input: { idempotencyKey: randomUUID(), ...input } },
  });
const made = (answer: Answer): string => {
  const [step] = Object.values(dataOf<Record<string, Record<string, { id: string }>>>(answer));
  return Object.values(step ?? {})[0]?.id ?? '';
};
const both = async (requestId: string, step: string, by: readonly string[]): Promise<void> => {
  for (const [at, field] of ['proposeRetentionStep', 'approveRetentionStep'].entries())
    expect(codes(await mutate(by[at] ?? '', field, { requestId, step }))).toEqual([]);
};

const read = (request: string): Promise<Answer> =>
  hub.ask({
    ...{ persona: AGENCY, ...HEADERS, request, variables: { id: request } },
    document: `query ($id: ID!) { informationRequest(id: $id) { disclosure { case { stage } } } }`,
  });
/** A request that was granted, and read. */
const disclosed = async (): Promise<string> => {
  const requestId = made(
    await mutate(
      AGENCY,
      'submitInformationRequest',
      {
        ...{ requestedAuthority: sampleId('organisation/prosecutor-vlora'), reference: 'IT-PAST' },
        ...{ proceeding: 'Inquiry 3/2026 (fictitious)', categories: ASKED, urgency: 'OTHER' },
        ...{ evidenceUse: 'INTELLIGENCE', language: 'en', offence: 'TRAFFICKING_IN_PERSONS' },
        summary: 'Please state what the case holds.',
      },
      'request { id }',
    ),
  );
  const categories = ASKED.map((category) => ({ category }));
  const decision = { requestId, caseReference: 'VL-2026-0001', categories };
  expect(codes(await mutate(OWNER, 'acknowledgeRequest', { requestId }))).toEqual([]);
  expect(codes(await mutate(OWNER, 'decideRequest', decision))).toEqual([]);
  expect((await read(requestId)).bytes).toContain('"stage":"');
  return requestId;
};
const ask = (requestId: string): Promise<Answer> =>
  mutate(
    AGENCY,
    'requestOnwardTransfer',
    {
      ...{ requestId, categories: ASKED, purpose: 'RELATED_PROCEEDING' },
      recipientId: sampleId('organisation/greece-anti-trafficking-agency'),
      reason: 'A proceeding there is against the same recruiters.',
    },
    'onwardRequest { id }',
  );
const decide = (onwardRequestId: string): Promise<Answer> =>
  mutate(OWNER, 'decideOnwardRequest', {
    ...{ onwardRequestId, categories: ASKED.map((category) => ({ category })) },
  });
const revoke = (onwardRequestId: string): Promise<Answer> =>
  mutate(OWNER, 'revokeOnwardAuthorisation', {
    onwardRequestId,
    reason: 'No longer needed there.',
  });

interface Onward {
  readonly id: string;
  readonly state: string;
  readonly decision: { readonly until: string } | null;
}
const told = async (persona: string, id: string): Promise<Onward[]> =>
  dataOf<{ informationRequest: { onwardRequests: Onward[] } }>(
    await hub.ask({
      ...{ ...HEADERS, persona, variables: { id } },
      document: `query ($id: ID!) { informationRequest(id: $id) {
        onwardRequests { id state overdue decision { until } } } }`,
    }),
  ).informationRequest.onwardRequests;
/** How they stand, which both sides see alike. */
const states = async (id: string): Promise<string[]> => {
  const [owner, agency] = [await told(OWNER, id), await told(AGENCY, id)];
  expect(agency).toEqual(owner);
  return owner.map(({ state }) => state);
};
const listed = async (id: string): Promise<boolean> =>
  (
    await hub.ask({
      ...{ ...HEADERS, persona: SECOND },
      document: '{ pendingOnwardRequests(first: 100) { nodes { id } } }',
    })
  ).bytes.includes(id);

/** Until when it may be passed on, as the receipts of a reading say. */
const boundUntil = async (request: string): Promise<unknown[]> => {
  const { receipts = [] } = ((await read(request)).body?.extensions ?? {}) as {
    receipts?: string[];
  };
  const claims = receipts.map((jws) =>
    JSON.parse(Buffer.from(jws.split('.')[1] ?? '', 'base64url').toString()),
  ) as { conditions: { kind: string; at: string }[] }[];
  return claims.flatMap(({ conditions }) =>
    conditions.filter(({ kind }) => kind === 'ONWARD_AUTHORISED').map(({ at }) => at),
  );
};

const under = (terms: string): Promise<unknown> =>
  admin(
    `update exchange.agreement_version set ${terms} where agreement = '${sampleId('agreement/al-it')}'`,
  );
const [PAST, IN_TERM, NONE] = [
  `max_age = '1 second', review_every = '1 second'`,
  `max_age = '10 days', review_every = '1 second'`,
  'max_age = null, review_every = null',
];
afterEach(() => under(NONE));

/** One that is authorised, and one that waits. */
const begun = async (): Promise<{ request: string; given: string; waits: string }> => {
  const request = await disclosed();
  const given = made(await ask(request));
  expect(codes(await decide(given))).toEqual([]);
  const waits = made(await ask(request));
  expect(await states(request)).toEqual(['AUTHORISED', 'WAITING']);
  return { request, given, waits };
};
const hasEnded = async (request: string, given: string, waits: string): Promise<void> => {
  expect(await states(request)).toEqual(['ENDED', 'ENDED']);
  expect(await listed(waits)).toBe(false);
  for (const refused of [ask(request), decide(waits), revoke(given)])
    expect(codes(await refused)).toEqual(['REQUEST_OVER']);
};

test('nothing is passed on of copies that are past their last day, but under a hold', async () => {
  const { request, given, waits } = await begun();
  await under(IN_TERM);
  expect(await states(request)).toEqual(['AUTHORISED', 'WAITING']);
  const [{ until } = { until: null }] = await admin<{ until: Date }>(
    `select valid_from + interval '10 days' as until from exchange."grant" where request = '${request}'`,
  );
  expect((await told(AGENCY, request))[0]?.decision?.until).toBe(until?.toISOString());
  expect(new Set(await boundUntil(request))).toEqual(new Set([until?.toISOString()]));
  await under(PAST);
  // Granted when it was decided, which is a second ago.
  await new Promise((resolve) => setTimeout(resolve, 1000));
  await hasEnded(request, given, waits);
  await both(request, 'HOLD', [OWNER, SECOND]);
  expect(await states(request)).toEqual(['AUTHORISED', 'WAITING']);
  expect(await listed(waits)).toBe(true);
  expect(codes(await ask(request))).toEqual([]);
  expect(codes(await decide(waits))).toEqual([]);
  await both(request, 'LIFT_HOLD', [OWNER, SECOND]);
  expect(await states(request)).toEqual(['ENDED', 'ENDED', 'ENDED']);
});

test('nor of copies that are confirmed as gone, until it is read again', async () => {
  const { request, given, waits } = await begun();
  await admin(
    `update exchange.retention set copies_due_at = clock_timestamp() where request = '${request}'`,
  );
  await both(request, 'COPIES_DESTROYED', [AGENCY, COLLEAGUE]);
  await hasEnded(request, given, waits);
  // A hold keeps what came with the request; what is gone stays gone.
  await both(request, 'HOLD', [OWNER, SECOND]);
  await hasEnded(request, given, waits);
  expect((await read(request)).bytes).toContain('"stage":"');
  expect(await states(request)).toEqual(['AUTHORISED', 'WAITING']);
  expect(codes(await decide(waits))).toEqual([]);
  expect(codes(await ask(request))).toEqual([]);
});

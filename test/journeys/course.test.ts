import { randomUUID } from 'node:crypto';
import { sampleId } from '@lidhja/platform';
import type { Answer } from '../examples/ask';
import { TestHub } from '../testkit/TestHub';

let hub: TestHub;
beforeAll(async () => {
  hub = await TestHub.start();
});
afterAll(() => hub.stop());

const HEADERS = { purpose: 'THIS_PROCEEDING', reason: 'Proceeding against a group' };
const AGENCY = 'italy-agency';
const PROSECUTOR = 'prosecutor-vlora';

const code = ({ body }: Answer): unknown =>
  (body?.errors as { extensions: { code: string } }[] | undefined)?.[0]?.extensions.code;

const mutate = (persona: string, field: string, type: string, input: object, within: string) =>
  hub.ask({
    persona,
    ...HEADERS,
    document: `mutation ($input: ${type}!) { ${field}(input: $input) { ${within} } }`,
    variables: { input: { idempotencyKey: randomUUID(), ...input } },
  });

const submit = async (): Promise<string> => {
  const { body } = await mutate(
    AGENCY,
    'submitInformationRequest',
    'SubmitInformationRequestInput',
    {
      requestedAuthority: sampleId('organisation/prosecutor-vlora'),
      reference: 'IT-COURSE',
      offence: 'TRAFFICKING_IN_PERSONS',
      proceeding: 'Inquiry 1/2026 (fictitious)',
      categories: ['CASE_STATUS'],
      urgency: 'OTHER',
      evidenceUse: 'INTELLIGENCE',
      language: 'en',
      summary: 'Please state what the case holds.',
    },
    'request { id }',
  );
  return (body?.data as { submitInformationRequest: { request: { id: string } } })
    .submitInformationRequest.request.id;
};

/** The code with which a step is refused, or undefined. */
const step = async (persona: string, field: string, requestId: string, more: object = {}) => {
  const type = `${field[0]?.toUpperCase()}${field.slice(1)}Input`;
  return code(await mutate(persona, field, type, { requestId, ...more }, 'repeated'));
};

const acknowledged = async (): Promise<string> => {
  const request = await submit();
  expect(await step(PROSECUTOR, 'acknowledgeRequest', request)).toBeUndefined();
  return request;
};

const decide = (request: string, ground?: string) =>
  step(PROSECUTOR, 'decideRequest', request, {
    caseReference: 'VL-2026-0001',
    categories: [{ category: 'CASE_STATUS', ...(ground ? { ground } : {}) }],
  });

const QUERY = `query ($id: ID!, $after: String) { informationRequest(id: $id) {
  state deadline pausedSince overdue dueAt contact { id }
  events(first: 2, after: $after) { nodes { event words until by { id } } endCursor } } }`;

interface Stands {
  readonly state: string;
  readonly deadline: string | null;
  readonly dueAt: string;
  readonly pausedSince: string | null;
  readonly overdue: boolean;
  readonly contact: { readonly id: string };
  readonly events: {
    readonly nodes: readonly { event: string }[];
    readonly endCursor: string | null;
  };
}

const stands = async (
  id: string,
  persona = AGENCY,
  after: string | null = null,
): Promise<Stands> => {
  const answer = await hub.ask({ persona, ...HEADERS, document: QUERY, variables: { id, after } });
  expect(code(answer)).toBeUndefined();
  return (answer.body?.data as { informationRequest: Stands }).informationRequest;
};

const reads = async (request: string): Promise<boolean> => {
  const { bytes } = await hub.ask({
    persona: AGENCY,
    ...HEADERS,
    request,
    document: 'query ($id: ID!) { informationRequest(id: $id) { disclosure { case { stage } } } }',
    variables: { id: request },
  });
  return bytes.includes('"stage":"');
};

const admin = (sql: string): Promise<unknown> =>
  hub.database.as('admin', (client) =>
    client.query(`set session_replication_role = replica; ${sql}`),
  );

test('a request goes its whole course, and each step shows to both sides', async () => {
  const request = await submit();
  expect((await stands(request)).state).toBe('SUBMITTED');
  expect(await step(PROSECUTOR, 'acknowledgeRequest', request)).toBeUndefined();
  expect(await decide(request)).toBeUndefined();
  expect((await stands(request)).state).toBe('GRANTED');
  expect(await reads(request)).toBe(true);
  expect((await stands(request, PROSECUTOR)).state).toBe('DISCLOSED');
  expect(await step(AGENCY, 'confirmReceipt', request)).toBeUndefined();
  const report = 'Used in the first hearing';
  expect(await step(AGENCY, 'reportUse', request, { report })).toBeUndefined();
  expect((await stands(request, PROSECUTOR)).state).toBe('USE_REPORTED');
  expect(await reads(request)).toBe(true);
  expect(await step(PROSECUTOR, 'closeRequest', request)).toBeUndefined();
  expect((await stands(request)).state).toBe('CLOSED');
  expect(await reads(request)).toBe(false);

  const told: string[] = [];
  let page = await stands(request);
  for (; page.events.endCursor; page = await stands(request, AGENCY, page.events.endCursor))
    told.push(...page.events.nodes.map(({ event }) => event));
  told.push(...page.events.nodes.map(({ event }) => event));
  expect(told).toEqual([
    ...['ACKNOWLEDGED', 'GRANTED', 'DISCLOSED', 'RECEIVED', 'USE_REPORTED', 'CLOSED'],
  ]);
});

test('it has the references of both sides, and of none but their own', async () => {
  const [request, without] = [await submit(), await submit()];
  const refused = await step('prosecutor-fier', 'acknowledgeRequest', request, {
    reference: 'F-1',
  });
  expect(refused).toBe('NOT_AVAILABLE');
  for (const reference of [' ', 'x'.repeat(101)])
    expect(await step(PROSECUTOR, 'acknowledgeRequest', request, { reference })).toBeDefined();
  const reference = 'VL-IN-2026-9';
  expect(await step(PROSECUTOR, 'acknowledgeRequest', request, { reference })).toBeUndefined();
  expect(await step(PROSECUTOR, 'acknowledgeRequest', without)).toBeUndefined();
  for (const persona of [AGENCY, PROSECUTOR]) {
    const seen = async (id: string): Promise<unknown> => {
      const document = `query ($id: ID!) { informationRequest(id: $id) {
        reference answeringReference } }`;
      return (await hub.ask({ persona, ...HEADERS, document, variables: { id } })).body?.data;
    };
    const asked = { reference: 'IT-COURSE' };
    expect(await seen(request)).toEqual({
      informationRequest: { ...asked, answeringReference: reference },
    });
    expect(await seen(without)).toEqual({
      informationRequest: { ...asked, answeringReference: null },
    });
  }
});

test('a clarification pauses the clock, and the end is later by what it took', async () => {
  const request = await acknowledged();
  const before = await stands(request);
  expect(before).toMatchObject({ deadline: before.dueAt, pausedSince: null, overdue: false });
  const question = 'Which of the proceedings is meant?';
  expect(await step(PROSECUTOR, 'askClarification', request, { question })).toBeUndefined();
  expect(await decide(request)).toBe('CLARIFICATION_PENDING');
  const paused = await stands(request);
  expect(paused).toMatchObject({ state: 'CLARIFICATION_ASKED', deadline: null });
  expect(paused.pausedSince).not.toBeNull();
  // A prosecutor answers what is asked of a request abroad, and not of one that was received.
  expect(await step(PROSECUTOR, 'answerClarification', request, { answer: question })).toBe(
    'CLARIFICATION_PENDING',
  );
  expect(await step(AGENCY, 'answerClarification', request, { answer: question })).toBeUndefined();
  const after = await stands(request, PROSECUTOR);
  expect(after.state).toBe('ACKNOWLEDGED');
  expect(Date.parse(String(after.deadline))).toBeGreaterThan(Date.parse(before.dueAt));
});

test('a judge may take longer, and the requester is told how long and why', async () => {
  const request = await acknowledged();
  const until = new Date(Date.now() + 40 * 86_400_000).toISOString();
  const reason = 'The court sits in a month';
  expect(await step(PROSECUTOR, 'awaitAuthorisation', request, { until, reason })).toBeUndefined();
  const told = await stands(request);
  expect(told).toMatchObject({ state: 'AUTHORISATION_PENDING', deadline: until });
  expect(told.events.nodes[1]).toMatchObject({ until, words: reason });
  const past = new Date(Date.now() - 1000).toISOString();
  expect(await step(PROSECUTOR, 'awaitAuthorisation', request, { until: past, reason })).toBe(
    'INPUT_INVALID',
  );
  expect(await step(PROSECUTOR, 'postponeAnswer', request, { reason })).toBe('STEP_NOT_POSSIBLE');
});

test('eight hours are postponed to three days where the agreement follows the framework decision', async () => {
  const request = await acknowledged();
  await admin(`update exchange.request set urgency = 'URGENT_DIRECT' where id = '${request}'`);
  const reason = 'The register is kept on paper';
  expect(await step(PROSECUTOR, 'postponeAnswer', request, { reason })).toBe('STEP_NOT_POSSIBLE');
  const framework = (template: string): Promise<unknown> =>
    admin(`update exchange.agreement_version set deadline_template = '${template}'
      where agreement = '${sampleId('agreement/al-it')}'`);
  await framework('FRAMEWORK_DECISION_2006_960');
  const before = Date.parse(String((await stands(request)).deadline));
  expect(await step(PROSECUTOR, 'postponeAnswer', request, { reason })).toBeUndefined();
  const hours = (Date.parse(String((await stands(request)).deadline)) - before) / 3_600_000;
  await framework('DIRECTIVE_2023_977');
  expect([63, 64, 65]).toContain(hours);
});

test('who is overdue is so for both, and it is said whom to turn to', async () => {
  for (const persona of [AGENCY, PROSECUTOR]) {
    expect(await stands(sampleId('request/it-open'), persona)).toMatchObject({
      state: 'ACKNOWLEDGED',
      overdue: true,
      contact: { id: sampleId('organisation/state-police') },
    });
  }
});

test('a request that was taken back opens nothing, and nothing follows', async () => {
  const request = await acknowledged();
  expect(await decide(request)).toBeUndefined();
  const reason = 'The proceeding was joined with another';
  expect(await step(AGENCY, 'withdrawRequest', request, { reason })).toBeUndefined();
  expect(await reads(request)).toBe(false);
  for (const persona of [AGENCY, PROSECUTOR])
    expect((await stands(request, persona)).state).toBe('WITHDRAWN');
  expect(await step(PROSECUTOR, 'closeRequest', request)).toBe('REQUEST_OVER');
  expect(await decide(request)).toBe('REQUEST_OVER');
});

test.each([
  ['confirmReceipt', AGENCY, {}, 'STEP_NOT_POSSIBLE'],
  ['reportUse', AGENCY, { report: 'Used in a hearing' }, 'STEP_NOT_POSSIBLE'],
  ['closeRequest', PROSECUTOR, {}, 'STEP_NOT_POSSIBLE'],
  ['acknowledgeRequest', PROSECUTOR, {}, 'STEP_NOT_POSSIBLE'],
  ['acknowledgeRequest', 'prosecutor-fier', {}, 'NOT_AVAILABLE'],
  ['withdrawRequest', 'greece-agency', { reason: 'Not ours at all' }, 'NOT_AVAILABLE'],
])('%s by %s is refused where it is no step', async (field, persona, more, expected) => {
  const request = await acknowledged();
  expect(await step(persona, field, request, more)).toBe(expected);
  expect((await stands(request)).state).toBe('ACKNOWLEDGED');
});

test('nothing leaves before the conditions are accepted, by whoever has read the last of them', async () => {
  const request = await acknowledged();
  const condition = 'Not to be used in court';
  const decided = await step(PROSECUTOR, 'decideRequest', request, {
    caseReference: 'VL-2026-0001',
    categories: [{ category: 'CASE_STATUS', condition }],
  });
  expect(decided).toBeUndefined();
  const offer = async (): Promise<{ id: string; accepted: boolean; conditions: object[] }> => {
    const document = `query ($id: ID!) { informationRequest(id: $id) {
      decision { offer { id accepted conditions { category words } } } } }`;
    const variables = { id: request };
    const { body } = await hub.ask({ persona: AGENCY, ...HEADERS, document, variables });
    return (body?.data as { informationRequest: { decision: { offer: never } } }).informationRequest
      .decision.offer;
  };
  const reply = (field: string, offerId: string): Promise<unknown> =>
    step(AGENCY, field, request, { offerId });
  const first = await offer();
  expect(first.conditions).toEqual([{ category: 'CASE_STATUS', words: condition }]);
  expect((await stands(request)).state).toBe('CONDITIONS_OFFERED');
  expect(await reads(request)).toBe(false);
  expect(await reply('declineConditions', first.id)).toBeUndefined();
  expect((await stands(request, PROSECUTOR)).state).toBe('CONDITIONS_DECLINED');
  expect(await reads(request)).toBe(false);
  const others = (category: string): Promise<unknown> =>
    step(PROSECUTOR, 'offerConditions', request, {
      conditions: [{ category, condition: 'Not to be told to others' }],
    });
  expect(await others('OFFENCE')).toBe('INPUT_INVALID');
  expect(await others('CASE_STATUS')).toBeUndefined();
  expect(await reply('acceptConditions', first.id)).toBe('CONDITIONS_CHANGED');
  expect(await reads(request)).toBe(false);
  expect(await reply('acceptConditions', (await offer()).id)).toBeUndefined();
  expect((await stands(request)).state).toBe('CONDITIONS_ACCEPTED');
  expect(await reads(request)).toBe(true);
  expect((await stands(request)).state).toBe('DISCLOSED');
  expect((await offer()).accepted).toBe(true);
  expect(await others('CASE_STATUS')).toBe('STEP_NOT_POSSIBLE');
});

const openTo = async (persona: string, id: string): Promise<string[]> => {
  const document = 'query ($id: ID!) { informationRequest(id: $id) { openSteps } }';
  const { body } = await hub.ask({ persona, ...HEADERS, document, variables: { id } });
  return (body?.data as { informationRequest: { openSteps: string[] } }).informationRequest
    .openSteps;
};

test('each side is told what it can do next', async () => {
  const request = await submit();
  expect(await openTo(AGENCY, request)).toEqual(['addRequestDocument', 'withdrawRequest']);
  expect(await openTo(PROSECUTOR, request)).toEqual(['acknowledgeRequest']);
  await step(PROSECUTOR, 'acknowledgeRequest', request);
  expect(await openTo(PROSECUTOR, request)).toEqual([
    ...['askClarification', 'awaitAuthorisation', 'decideRequest'],
  ]);
  await decide(request);
  expect(await openTo(AGENCY, request)).toEqual(['withdrawRequest']);
  expect(await openTo(PROSECUTOR, request)).toEqual(['offerConditions', 'revokeGrant']);
  const second = sampleId('request/it-second');
  expect(await openTo('prosecutor-vlora-second', second)).toEqual([
    'approveDecision',
    'revokeGrant',
  ]);
  expect(await openTo(AGENCY, second)).toEqual(['addRequestDocument', 'withdrawRequest']);
});

test('the inbox has what waits for a decision or its approval, with the clock of each', async () => {
  const inbox = async (persona: string): Promise<{ id: string; state: string }[]> => {
    const document = '{ pendingRequests(first: 100) { nodes { id state deadline overdue } } }';
    const { body } = await hub.ask({ persona, ...HEADERS, document });
    return (body?.data as { pendingRequests: { nodes: never[] } }).pendingRequests.nodes;
  };
  const request = await submit();
  const waiting = await inbox(PROSECUTOR);
  expect(waiting).toContainEqual(expect.objectContaining({ id: request, state: 'SUBMITTED' }));
  expect(new Set(waiting.map(({ state }) => state))).toEqual(
    new Set([
      ...['SUBMITTED', 'ACKNOWLEDGED', 'CLARIFICATION_ASKED', 'AUTHORISATION_PENDING'],
      'APPROVAL_PENDING',
    ]),
  );
  await step(PROSECUTOR, 'acknowledgeRequest', request);
  await decide(request, 'NOT_AVAILABLE');
  expect((await inbox(PROSECUTOR)).map(({ id }) => id)).not.toContain(request);
  expect(await inbox('prosecutor-fier')).toEqual([]);
});

test('a step that is sent twice is taken once', async () => {
  const request = await submit();
  const input = { idempotencyKey: randomUUID(), requestId: request };
  const send = () =>
    mutate(
      PROSECUTOR,
      'acknowledgeRequest',
      'AcknowledgeRequestInput',
      input,
      'repeated request { state }',
    );
  const answers = [await send(), await send()].map(({ body }) => body?.data);
  expect(answers).toEqual(
    [false, true].map((repeated) => ({
      acknowledgeRequest: { repeated, request: { state: 'ACKNOWLEDGED' } },
    })),
  );
});

test('a grant that was revoked, one that has ended and one on a sealed record show as what they may', async () => {
  const states = async (request: string): Promise<string[]> =>
    Promise.all([AGENCY, PROSECUTOR].map(async (one) => (await stands(request, one)).state));
  const revoked = await acknowledged();
  await decide(revoked);
  await step(PROSECUTOR, 'revokeGrant', revoked, { reason: 'The proceeding was closed' });
  expect(await states(revoked)).toEqual(['REVOKED', 'REVOKED']);

  const [ended, sealed] = [await acknowledged(), await acknowledged()];
  for (const request of [ended, sealed]) await decide(request);
  const at = new Date().toISOString();
  await admin(`update exchange."grant" set valid_until = '${at}' where request = '${ended}';
    update exchange."grant" set record = '${sampleId('case/vlora-2')}' where request = '${sealed}';
    insert into exchange.seal values ('${sampleId('case/vlora-2')}', 'witness-protection', '${at}')`);
  for (const request of [ended, sealed]) {
    expect(await states(request)).toEqual(['EXPIRED', 'EXPIRED']);
    expect(await reads(request)).toBe(false);
    const reason = 'The proceeding was closed';
    expect(await step(PROSECUTOR, 'revokeGrant', request, { reason })).toBeUndefined();
    expect(await states(request)).toEqual(['EXPIRED', 'EXPIRED']);
  }
  const shown = (request: string) => stands(request).then(({ events }) => events.nodes);
  expect(await shown(sealed)).toEqual(await shown(ended));
});

test('the sample has a request in each state', async () => {
  const { body } = await hub.ask({
    persona: PROSECUTOR,
    ...HEADERS,
    document: '{ informationRequests(first: 100) { nodes { state } } }',
  });
  const { nodes } = (body?.data as { informationRequests: { nodes: { state: string }[] } })
    .informationRequests;
  expect([...new Set(nodes.map(({ state }) => state))]).toEqual(
    expect.arrayContaining([
      ...['SUBMITTED', 'ACKNOWLEDGED', 'CLARIFICATION_ASKED', 'AUTHORISATION_PENDING'],
      ...['APPROVAL_PENDING', 'GRANTED', 'PARTLY_GRANTED', 'REFUSED', 'DISCLOSED', 'RECEIVED'],
      ...['USE_REPORTED', 'CLOSED', 'WITHDRAWN', 'EXPIRED', 'REVOKED'],
      ...['CONDITIONS_OFFERED', 'CONDITIONS_ACCEPTED', 'CONDITIONS_DECLINED'],
    ]),
  );
});

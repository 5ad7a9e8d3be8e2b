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
const CATEGORIES = ['CASE_STATUS', 'VICTIM_IDENTITY'];

const submit = async (
  categories = CATEGORIES,
  persona = 'italy-agency',
  change: object = {},
): Promise<Answer> =>
  hub.ask({
    persona,
    ...HEADERS,
    document: `mutation ($input: SubmitInformationRequestInput!) {
      submitInformationRequest(input: $input) { request { id } } }`,
    variables: {
      input: {
        idempotencyKey: randomUUID(),
        requestedAuthority: sampleId('organisation/prosecutor-vlora'),
        reference: 'IT-TEST',
        offence: 'TRAFFICKING_IN_PERSONS',
        proceeding: 'Inquiry 1/2026 (fictitious)',
        categories,
        urgency: 'OTHER',
        evidenceUse: 'INTELLIGENCE',
        language: 'en',
        summary: 'Please state what the case holds.',
        ...change,
      },
    },
  });

const received = async (categories = CATEGORIES): Promise<string> => {
  const { body } = await submit(categories);
  return (body?.data as { submitInformationRequest: { request: { id: string } } })
    .submitInformationRequest.request.id;
};

const step = (persona: string, mutation: string, type: string, input: object): Promise<Answer> =>
  hub.ask({
    persona,
    ...HEADERS,
    document: `mutation ($input: ${type}!) { ${mutation}(input: $input) { repeated } }`,
    variables: { input: { idempotencyKey: randomUUID(), ...input } },
  });

const submitted = async (categories = CATEGORIES): Promise<string> => {
  const requestId = await received(categories);
  await step('prosecutor-vlora', 'acknowledgeRequest', 'AcknowledgeRequestInput', { requestId });
  return requestId;
};

const decide = (persona: string, requestId: string, input: object = {}): Promise<Answer> =>
  step(persona, 'decideRequest', 'DecideRequestInput', {
    requestId,
    caseReference: 'VL-2026-0001',
    categories: CATEGORIES.map((category) => ({ category })),
    ...input,
  });

const read = (
  request: string,
  persona = 'italy-agency',
  purpose = HEADERS.purpose,
): Promise<Answer> =>
  hub.ask({
    persona,
    ...HEADERS,
    purpose,
    request,
    document: `query ($id: ID!) { informationRequest(id: $id) { disclosure { case {
      stage victims { person { familyName } } } } } }`,
    variables: { id: request },
  });

const code = ({ body }: Answer): unknown =>
  (body?.errors as { extensions: { code: string } }[] | undefined)?.[0]?.extensions.code;

test('what identifies a victim is open only after a second person approved, never after the same', async () => {
  const request = await submitted();
  expect(code(await decide('prosecutor-vlora', request))).toBeUndefined();
  const nothing = { informationRequest: { disclosure: null } };
  const state = async (): Promise<string> =>
    (
      await hub.ask({
        persona: 'italy-agency',
        ...HEADERS,
        document:
          'query ($id: ID!) { informationRequest(id: $id) { state decision { decidedAt } } }',
        variables: { id: request },
      })
    ).bytes;
  expect((await read(request)).body?.data).toEqual(nothing);
  expect(await state()).toContain('"state":"ACKNOWLEDGED","decision":null');
  expect(
    code(
      await step('prosecutor-vlora', 'approveDecision', 'ApproveDecisionInput', {
        requestId: request,
      }),
    ),
  ).toBe('SECOND_PERSON_REQUIRED');
  expect((await read(request)).body?.data).toEqual(nothing);
  const approved = await step(
    'prosecutor-vlora-second',
    'approveDecision',
    'ApproveDecisionInput',
    { requestId: request },
  );
  expect(code(approved)).toBeUndefined();
  expect(await state()).toContain('"state":"GRANTED"');
  expect((await read(request)).bytes).toMatch(/"familyName":"[^"]+"/);
});

test('a grant that was revoked opens nothing from its acknowledgement on', async () => {
  const request = await submitted(['CASE_STATUS']);
  await decide('prosecutor-vlora', request, { categories: [{ category: 'CASE_STATUS' }] });
  expect((await read(request)).bytes).toContain('"stage":"');
  const revoked = await step('prosecutor-vlora', 'revokeGrant', 'RevokeGrantInput', {
    requestId: request,
    reason: 'The proceeding was closed',
  });
  expect(code(revoked)).toBeUndefined();
  expect((await read(request)).body?.data).toEqual({ informationRequest: { disclosure: null } });
});

test('whoever read from what is behind would still stand on a grant that was revoked', async () => {
  const request = await submitted(['CASE_STATUS']);
  await decide('prosecutor-vlora', request, { categories: [{ category: 'CASE_STATUS' }] });
  await hub.database.as('lidhja_national', async (client) => {
    const grants = async (): Promise<number | null> =>
      (await client.query('select from exchange.live_grants()')).rowCount;
    const asked = ['urn:lidhja:sample', 'italy-agency', HEADERS.purpose, request];
    const open = async (isolation: string): Promise<void> => {
      await client.query(`begin isolation level ${isolation}`);
      await client.query('select exchange.open_session($1, $2, $3, $4)', asked);
    };
    await open('repeatable read');
    expect(await grants()).toBe(1);
    const reason = 'The proceeding was closed';
    await step('prosecutor-vlora', 'revokeGrant', 'RevokeGrantInput', {
      requestId: request,
      reason,
    });
    // What was read as it had been before, as a replica would have it; and as the hub reads.
    expect(await grants()).toBe(1);
    await client.query('rollback');
    await open('read committed');
    expect(await grants()).toBe(0);
    await client.query('rollback');
  });
});

test('a request is not decided before it is acknowledged', async () => {
  const request = await received();
  expect(code(await decide('prosecutor-vlora', request))).toBe('REQUEST_NOT_ACKNOWLEDGED');
});

test('what was taken back before a second person approved it was never told, and can be decided anew', async () => {
  const request = await submitted();
  const state = async (persona: string): Promise<string> =>
    (
      await hub.ask({
        persona,
        ...HEADERS,
        document:
          'query ($id: ID!) { informationRequest(id: $id) { state decision { decidedAt } } }',
        variables: { id: request },
      })
    ).bytes;
  expect(code(await decide('prosecutor-vlora', request))).toBeUndefined();
  expect(await state('prosecutor-vlora')).toContain('"state":"APPROVAL_PENDING","decision":{');
  const reason = 'The wrong case was named';
  await step('prosecutor-vlora', 'revokeGrant', 'RevokeGrantInput', { requestId: request, reason });
  for (const persona of ['prosecutor-vlora', 'italy-agency'])
    expect(await state(persona)).toContain('"state":"ACKNOWLEDGED","decision":null');
  const approve = { requestId: request };
  expect(
    code(await step('prosecutor-vlora-second', 'approveDecision', 'ApproveDecisionInput', approve)),
  ).toBe('NOT_AVAILABLE');
  expect(code(await decide('prosecutor-vlora', request))).toBeUndefined();
  await step('prosecutor-vlora-second', 'approveDecision', 'ApproveDecisionInput', approve);
  expect(await state('italy-agency')).toContain('"state":"GRANTED"');
});

test('a request is decided once, whoever comes second', async () => {
  const request = await submitted();
  const answers = await Promise.all([
    decide('prosecutor-vlora', request),
    decide('prosecutor-vlora-second', request),
  ]);
  expect(answers.map(code).sort()).toEqual(['REQUEST_DECIDED', undefined].sort());
});

test.each([
  ['a case that is not the official’s', { caseReference: 'FR-2026-0001' }, 'NOT_AVAILABLE'],
  ['a category that was not asked for', { categories: [{ category: 'HEALTH' }] }, 'INPUT_INVALID'],
  ['only a part of what was asked', { categories: [{ category: 'CASE_STATUS' }] }, 'INPUT_INVALID'],
  [
    'one category twice',
    { categories: [...CATEGORIES, 'CASE_STATUS'].map((category) => ({ category })) },
    'INPUT_INVALID',
  ],
  [
    'a ground that is only given outwards',
    {
      categories: CATEGORIES.map((category) => ({
        category,
        ground: 'NEITHER_CONFIRMED_NOR_DENIED',
      })),
    },
    'INPUT_INVALID',
  ],
  ['a grant without an end in sight', { validUntil: '2036-01-01T00:00:00Z' }, 'INPUT_INVALID'],
])('a decision on %s is refused and nothing is written', async (_name, input, expected) => {
  const request = await submitted();
  expect(code(await decide('prosecutor-vlora', request, input))).toBe(expected);
  expect(code(await decide('prosecutor-vlora', request))).toBeUndefined();
});

test('another agency, another purpose and the bare id open nothing', async () => {
  const request = await submitted(['CASE_STATUS']);
  await decide('prosecutor-vlora', request, { categories: [{ category: 'CASE_STATUS' }] });
  expect((await read(request)).bytes).toContain('"stage":"');
  expect((await read(request, 'greece-agency')).body?.data).toEqual({ informationRequest: null });
  expect((await read(request, 'italy-agency', 'RELATED_PROCEEDING')).body?.data).toEqual({
    informationRequest: { disclosure: null },
  });
  const other = await submitted();
  const wrong = await hub.ask({
    persona: 'italy-agency',
    ...HEADERS,
    request: other,
    document: 'query ($id: ID!) { informationRequest(id: $id) { disclosure { case { stage } } } }',
    variables: { id: request },
  });
  expect(wrong.body?.data).toEqual({ informationRequest: { disclosure: null } });
});

test.each([
  ['a category outside it', ['HEALTH'], 'italy-agency', 'CATEGORY_NOT_IN_AGREEMENT'],
  ['no agreement in force', ['CASE_STATUS'], 'greece-agency', 'AGREEMENT_NOT_IN_FORCE'],
])(
  'a submission with %s is refused and leaves no request',
  async (_name, categories, persona, expected) => {
    const count = (): Promise<unknown> =>
      hub.database.as(
        'admin',
        async (client) => (await client.query('select count(*) from exchange.request')).rows,
      );
    const before = await count();
    expect(code(await submit(categories, persona))).toBe(expected);
    expect(await count()).toEqual(before);
  },
);

test.each<[object, string, string]>([
  [{ reference: '  ' }, 'TEXT_NOT_PLAIN', 'input.reference'],
  [{ reference: 'IT\nTEST' }, 'TEXT_NOT_PLAIN', 'input.reference'],
  [{ proceeding: 'Inquiry \u202e1/2026' }, 'TEXT_NOT_PLAIN', 'input.proceeding'],
  [{ summary: '\n'.repeat(20) }, 'TEXT_NOT_PLAIN', 'input.summary'],
  [{ language: 'xx' }, 'INPUT_INVALID', 'input.language'],
  [{ urgency: 'URGENT' }, 'INPUT_INVALID', 'input.urgencyReason'],
  [{ urgencyReason: 'Soon, please.' }, 'INPUT_INVALID', 'input.urgencyReason'],
  [{ urgency: 'URGENT_DIRECT', urgencyReason: ' ' }, 'TEXT_NOT_PLAIN', 'input.urgencyReason'],
  [{ language: 'EN' }, 'INPUT_INVALID', 'input.language'],
  [
    { particulars: [{ familyName: 'A\u0007' }] },
    'TEXT_NOT_PLAIN',
    'input.particulars.0.familyName',
  ],
  [{ particulars: [{ familyName: ' ' }] }, 'TEXT_NOT_PLAIN', 'input.particulars.0.familyName'],
])('a submission with %j is refused at its field', async (change, expected, at) => {
  const { body } = await submit(['CASE_STATUS'], 'italy-agency', change);
  const [error] = (body?.errors ?? []) as { extensions: object }[];
  expect(error?.extensions).toMatchObject({ code: expected, at });
});

test.each<[object, string, string]>([
  [{ categories: ['CASE_STATUS', 'COUNSELLING_NOTE'] }, 'CATEGORY_NOT_IN_AGREEMENT', 'categories'],
  [
    { requestedAuthority: sampleId('organisation/nobody') },
    'AGREEMENT_NOT_IN_FORCE',
    'requestedAuthority',
  ],
])('what the agreement does not hold is refused at its field: %j', async (change, expected, at) => {
  const { body } = await submit(['CASE_STATUS'], 'italy-agency', change);
  const [error] = (body?.errors ?? []) as { extensions: object }[];
  expect(error?.extensions).toMatchObject({ code: expected, at: `input.${at}` });
});

test.each([
  ['one too few', ['CASE_STATUS']],
  ['one too many', ['CASE_STATUS', 'OFFENCE', 'SUSPECT']],
])('a decision with %s of the categories is refused at its field', async (_, categories) => {
  const request = await submitted(['CASE_STATUS', 'OFFENCE']);
  const { body } = await decide('prosecutor-vlora', request, {
    categories: categories.map((category) => ({ category })),
  });
  expect(body?.errors).toMatchObject([
    { extensions: { code: 'INPUT_INVALID', at: 'input.categories' } },
  ]);
});

test('a question of several lines, in Albanian, is taken', async () => {
  const change = { summary: 'Please state:\n\t- the stage\r\n\t- the court', language: 'sq' };
  expect(code(await submit(['CASE_STATUS'], 'italy-agency', change))).toBeUndefined();
});

test('nothing of a child goes abroad without a guardian or a best-interest decision', async () => {
  const request = await submitted(['CASE_STATUS']);
  const input = { caseReference: 'VL-2026-0004', categories: [{ category: 'CASE_STATUS' }] };
  expect(code(await decide('prosecutor-vlora', request, input))).toBeUndefined();
  const answer = await hub.ask({
    persona: 'italy-agency',
    ...HEADERS,
    request,
    document: `query ($id: ID!) { informationRequest(id: $id) { disclosure { case { stage victims {
      person { id } identifications { status } } } } } }`,
    variables: { id: request },
  });
  expect(answer.bytes).toContain('"stage":"');
  const { disclosure } = (answer.body?.data as { informationRequest: { disclosure: unknown } })
    .informationRequest;
  expect(disclosure).toMatchObject({ case: { victims: [] } });
});

test.each([
  ['CASE_STATUS', 'stage', /"stage":"/, null],
  ['OFFENCE', 'offences { article }', /"article":"/, null],
  ['EXPLOITATION', 'exploitation { country }', /"country":"/, null],
  ['SUSPECT', 'suspects { familyName }', /"familyName":"/, null],
  ['MIGRATION', 'victims { person { citizenship } }', /"citizenship":"/, 'CASE_STATUS'],
  ['VICTIM_IDENTITY', 'victims { person { birthYear } }', /"birthYear":\d/, 'CASE_STATUS'],
])('a grant of %s opens what it names', async (category, fields, value, together) => {
  const categories = [category, ...(together ? [together] : [])];
  const request = await submitted(categories);
  const input = { categories: categories.map((one) => ({ category: one })) };
  expect(code(await decide('prosecutor-vlora', request, input))).toBeUndefined();
  await step('prosecutor-vlora-second', 'approveDecision', 'ApproveDecisionInput', {
    requestId: request,
  });
  const answer = await hub.ask({
    persona: 'italy-agency',
    ...HEADERS,
    request,
    document: `query ($id: ID!) { informationRequest(id: $id) { disclosure { case { ${fields} } } } }`,
    variables: { id: request },
  });
  expect(answer.bytes).toMatch(value);
});

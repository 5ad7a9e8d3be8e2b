import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { AUDIENCE, SAMPLE_ISSUER } from '@lidhja/launch';
import { sampleId } from '@lidhja/platform';
import { SignJWT, decodeProtectedHeader, type JWTPayload } from 'jose';
import type { Answer } from '../examples/ask';
import { signToken } from '../testkit/signToken';
import { testCluster } from '../testkit/TestCluster';
import { TestHub } from '../testkit/TestHub';

/** A minute later with each question: refusals of one official are kept singly up to a number a minute. */
let now = Date.now();
let hub: TestHub;
let isOpen = true;
beforeAll(async () => {
  hub = await TestHub.start(undefined, { clock: { now: () => now } });
});
afterAll(() => (isOpen ? hub.stop() : undefined));

const { data } = testCluster();
const seconds = (): number => Math.floor(now / 1000);
const sign = (subject: string, claims: JWTPayload = {}): Promise<string> =>
  signToken(data, subject, { claims: { iat: seconds(), exp: seconds() + 600, ...claims } });

interface Asked {
  readonly persona?: string;
  readonly token?: string;
  readonly purpose?: string;
  readonly request?: string;
}

const ask = async (
  document: string,
  { persona = 'italy-agency', purpose = 'THIS_PROCEEDING', ...more }: Asked = {},
  variables: Readonly<Record<string, unknown>> = {},
): Promise<Answer> => {
  now += 60_000;
  const token = more.token ?? (await sign(persona));
  const reason = 'Proceeding against a group';
  return hub.ask({ reason, purpose, ...more, token, document, variables });
};

const mutate = (field: string, input: object, asked: Asked): Promise<Answer> => {
  const type = `${field[0]?.toUpperCase()}${field.slice(1)}Input`;
  const document = `mutation ($input: ${type}!) { ${field}(input: $input) { repeated request { id } } }`;
  return ask(document, asked, { input: { idempotencyKey: randomUUID(), ...input } });
};

/** All that tells one answer from another from outside. */
const outside = ({ status, told }: Answer): string => `${status} ${told}`;
const codeOf = ({ body }: Answer): unknown =>
  (body?.errors as { extensions: { code: string } }[] | undefined)?.[0]?.extensions.code;

/** What the record says of an operation that was refused. */
const entryOf = ({ headers }: Answer): Promise<object[]> =>
  hub.database.as('admin', async (client) => {
    const sql = `select official, payload->>'code' as code from audit.entry
      where type = 'refused' and operation = $1`;
    return (await client.query<object>(sql, [headers.get('lidhja-operation')])).rows;
  });
/** The same as someone reads it in the record. */
const toldOf = async (answer: Answer, persona = 'inspector'): Promise<Record<string, unknown>> => {
  const { body, bytes } = await ask(
    `{ auditEntries(filter: { operation: "${answer.headers.get('lidhja-operation')}", type: REFUSED }) {
      nodes { official mutation records code detail } } }`,
    { persona, purpose: 'OVERSIGHT' },
  );
  if (!body?.data) throw new Error(bytes);
  const { nodes } = (body.data as { auditEntries: { nodes: Record<string, unknown>[] } })
    .auditEntries;
  return nodes[0] ?? {};
};
const refusedTo = (persona: string, code: string): object[] => [
  { official: sampleId(`official/${persona}`), code },
];

const idOf = (slug: string): string => sampleId(`request/${slug}`);
const LETTER = 'Written by a test, and about nobody';
const REFUSED = ['CASE_STATUS', 'OFFENCE', 'EXPLOITATION'].map((category) => ({
  ...{ category, ground: 'NOT_AVAILABLE' },
}));
const CONDITION = [{ category: 'OFFENCE', condition: LETTER }];
const OFFER = { offerId: sampleId('offer/it-offered') };
const LATER = new Date(now + 30 * 86_400_000).toISOString();

type Step = readonly [field: string, slug: string, more: object];
const OF_REQUESTED: readonly Step[] = [
  ['acknowledgeRequest', 'it-new', {}],
  ['askClarification', 'it-open', { question: LETTER }],
  ['awaitAuthorisation', 'it-judge', { reason: LETTER, until: LATER }],
  ['decideRequest', 'it-open', { categories: REFUSED }],
  ['approveDecision', 'it-second', {}],
  ['offerConditions', 'it-granted', { conditions: CONDITION }],
  ['revokeGrant', 'it-granted', { reason: LETTER }],
  ['closeRequest', 'it-refused', {}],
  ['proposeRetentionStep', 'it-open', { step: 'HOLD' }],
  ['approveRetentionStep', 'it-open', { step: 'HOLD' }],
];
const OF_REQUESTING: readonly Step[] = [
  ['answerClarification', 'it-clarified', { answer: LETTER }],
  ['acceptConditions', 'it-offered', OFFER],
  ['declineConditions', 'it-offered', OFFER],
  ['confirmReceipt', 'it-read', {}],
  ['reportUse', 'it-received', { report: LETTER }],
  ['withdrawRequest', 'it-new', { reason: LETTER }],
];
const STEPS = [
  ...OF_REQUESTED.map((step) => [...step, 'prosecutor-fier', 'prosecutor-vlora'] as const),
  ...OF_REQUESTING.map((step) => [...step, 'greece-agency', 'italy-agency'] as const),
];

test.each(STEPS)(
  '%s on %s of another party is answered as on one that never was, and kept as theirs who tried',
  async (field, slug, more, forger, rightful) => {
    const forged = await mutate(field, { requestId: idOf(slug), ...more }, { persona: forger });
    const absentId = randomUUID();
    const absent = await mutate(field, { requestId: absentId, ...more }, { persona: forger });
    expect(outside(forged)).toBe(outside(absent));
    expect(codeOf(forged)).toBe('NOT_AVAILABLE');
    for (const one of [forged, absent])
      expect(await entryOf(one)).toEqual(refusedTo(forger, 'NOT_AVAILABLE'));
    // Inside: who tried what on which request; and why, to an inspection alone.
    const [told, toldOfAbsent] = [await toldOf(forged), await toldOf(absent)];
    const official = sampleId(`official/${forger}`);
    expect(told).toMatchObject({ official, mutation: field, detail: 'NOT_A_PARTY' });
    expect(told['records']).toContain(idOf(slug));
    expect(toldOfAbsent).toMatchObject({ official, mutation: field, detail: null });
    // To whoever tried, a request of others is none.
    const shown = async (one: Answer, id: string): Promise<string> =>
      JSON.stringify(await toldOf(one, forger)).replaceAll(id, 'it');
    const toForger = await shown(forged, idOf(slug));
    expect(toForger).toBe(await shown(absent, absentId));
    expect(toForger).toContain(`"mutation":"${field}"`);
    // The same of whoever may: taken, or told how the request stands.
    const twin = await mutate(field, { requestId: idOf(slug), ...more }, { persona: rightful });
    expect(codeOf(twin)).not.toBe('NOT_AVAILABLE');
    expect(outside(twin)).not.toBe(outside(forged));
  },
);

const READ = (id: string): string => `{ informationRequest(id: "${id}") {
  state disclosure { case { stage } } receipts(first: 1) { nodes { id } } } }`;

test.each(['greece-agency', 'prosecutor-fier'])(
  'a request that is not theirs reads to %s as one that never was, relied on or not',
  async (persona) => {
    const answers: string[] = [];
    for (const id of [idOf('it-decided'), idOf('it-revoked'), randomUUID()])
      for (const request of [id, undefined])
        answers.push(outside(await ask(READ(id), { persona, ...(request ? { request } : {}) })));
    expect(new Set(answers).size).toBe(1);
    const twin = await ask(READ(idOf('it-decided')), { request: idOf('it-decided') });
    expect(twin.bytes).toContain('"stage":"');
  },
);

test('a grant relied on for another purpose, or by way of another request, opens what one that was taken back does', async () => {
  const disclosed = (id: string): string =>
    `{ informationRequest(id: "${id}") { disclosure { case { stage } } } }`;
  const [granted, revoked] = [idOf('it-decided'), idOf('it-revoked')];
  const end = await ask(disclosed(revoked), { request: revoked });
  const purpose = 'RELATED_PROCEEDING';
  const other = await ask(disclosed(granted), { request: granted, purpose });
  expect(outside(other)).toBe(outside(end));
  const byAnother = await ask(disclosed(granted), { request: revoked });
  const byNone = await ask(disclosed(granted), { request: randomUUID() });
  expect(outside(byAnother)).toBe(outside(byNone));
  for (const one of [other, end, byAnother]) expect(one.bytes).not.toContain('"stage"');
  const twin = await ask(disclosed(granted), { request: granted });
  expect(twin.bytes).toContain('"stage":"');
});

const SUBMITTED = {
  requestedAuthority: sampleId('organisation/prosecutor-vlora'),
  ...{ reference: 'IT-FORGED', offence: 'TRAFFICKING_IN_PERSONS', categories: ['CASE_STATUS'] },
  ...{ proceeding: 'Inquiry 1/2026 (fictitious)', urgency: 'OTHER', evidenceUse: 'INTELLIGENCE' },
  ...{ language: 'en', summary: LETTER },
};
const submit = (change: object, asked: Asked = {}): Promise<Answer> =>
  mutate('submitInformationRequest', { ...SUBMITTED, ...change }, asked);

test.each([
  ['submitInformationRequest', 'italy-agency', 'OVERSIGHT', SUBMITTED],
  ['acknowledgeRequest', 'prosecutor-vlora', 'PREVENTION', { requestId: idOf('it-open') }],
  ['acknowledgeRequest', 'prosecutor-vlora', 'ASSISTANCE', { requestId: idOf('it-never') }],
  ['revokeGrant', 'prosecutor-vlora', 'OTHER', { requestId: idOf('it-accepted'), reason: LETTER }],
] as const)(
  '%s of %s for %s is refused for its purpose',
  async (field, persona, purpose, input) => {
    const asked = await mutate(field, input, { persona, purpose });
    const other = await mutate(field, input, { persona, purpose: 'STATISTICS' });
    expect(outside(asked)).toBe(outside(other));
    expect(await entryOf(asked)).toEqual(refusedTo(persona, 'PURPOSE_NOT_PERMITTED'));
    expect((await toldOf(asked))['mutation']).toBe(field);
    expect(codeOf(await mutate(field, input, { persona }))).not.toBe('PURPOSE_NOT_PERMITTED');
  },
);

test('a key that is sent again with other content, or for another purpose, gets one answer', async () => {
  const idempotencyKey = 'forged-and-sent-again';
  const first = await submit({ idempotencyKey });
  expect(codeOf(first)).toBeUndefined();
  const changed = await submit({ idempotencyKey, reference: 'IT-OTHER' });
  const otherwise = await submit({ idempotencyKey }, { purpose: 'RELATED_PROCEEDING' });
  expect(outside(changed)).toBe(outside(otherwise));
  for (const one of [changed, otherwise])
    expect(await entryOf(one)).toEqual(refusedTo('italy-agency', 'IDEMPOTENCY_KEY_REUSED'));
  // As it was it is told again; of another organisation it is another key.
  const again = await submit({ idempotencyKey });
  expect(again.told).toBe(first.told.replace('"repeated":false', '"repeated":true'));
  const another = await submit({ idempotencyKey }, { persona: 'greece-agency' });
  expect(codeOf(another)).toBe('AGREEMENT_NOT_IN_FORCE');
});

test('a cursor that is invented, cut, of another caller or of another list gets one answer', async () => {
  const page = (after: string | null, asked: Asked = {}): Promise<Answer> =>
    ask(
      `query ($after: String) { informationRequests(first: 1, after: $after) { endCursor } }`,
      asked,
      { after },
    );
  const endOf = ({ body }: Answer, list = 'informationRequests'): string =>
    (body?.data as Record<string, { endCursor: string }>)[list]?.endCursor ?? '';
  const own = endOf(await page(null));
  const others = endOf(await page(null, { persona: 'prosecutor-vlora' }));
  const elsewhere = endOf(await ask('{ notices(first: 1) { endCursor } }'), 'notices');
  const last = own.endsWith('A') ? 'B' : 'A';
  const forged = ['bm90IGEgY3Vyc29y', own.slice(0, -4), own.slice(0, -1) + last, others, elsewhere];
  const answers = new Set<string>();
  for (const one of forged) {
    const answer = await page(one);
    answers.add(outside(answer));
    expect(await entryOf(answer)).toEqual(refusedTo('italy-agency', 'CURSOR_INVALID'));
  }
  expect(answers.size).toBe(1);
  expect(codeOf(await page(own))).toBeUndefined();
});

/** Tokens that are none, and what the record says of each. */
const TOKENS: readonly (readonly [name: string, detail: string, make: () => Promise<string>])[] = [
  [
    'with another signature',
    'TOKEN_SIGNATURE',
    async () => {
      const [one, other] = [await sign('italy-agency'), await sign('prosecutor-vlora')];
      return [...one.split('.').slice(0, 2), other.split('.')[2]].join('.');
    },
  ],
  [
    'signed with another key',
    'TOKEN_SIGNATURE',
    async () => {
      const honest = await sign('italy-agency');
      const claims = { iat: seconds(), exp: seconds() + 600, jti: randomUUID() };
      const { privateKey } = generateKeyPairSync('ed25519');
      return new SignJWT({ iss: SAMPLE_ISSUER, aud: AUDIENCE, sub: 'italy-agency', ...claims })
        .setProtectedHeader(decodeProtectedHeader(honest) as { alg: string })
        .sign(privateKey);
    },
  ],
  [
    'that names another key',
    'TOKEN_KEY',
    () =>
      signToken(data, 'italy-agency', {
        claims: { iat: seconds(), exp: seconds() + 600 },
        header: { kid: 'another-key' },
      }),
  ],
  [
    'that has ended',
    'TOKEN_EXPIRED',
    () => sign('italy-agency', { iat: seconds() - 900, exp: seconds() - 300 }),
  ],
  ['for another audience', 'TOKEN_AUDIENCE', () => sign('italy-agency', { aud: 'another-hub' })],
  ['of another issuer', 'TOKEN_ISSUER', () => sign('italy-agency', { iss: 'urn:another' })],
  ['without an id', 'TOKEN_CLAIMS', () => sign('italy-agency', { jti: undefined as never })],
  ['that is none', 'TOKEN_MALFORMED', () => Promise.resolve('not-a-token')],
  ['of nobody in the registry', 'CALLER_UNKNOWN', () => sign('nobody-at-all')],
];

// The last of all: the gateway writes its counts down when it closes.
test('a token that is forged, over, for another or of nobody gets one answer, and a count of its own', async () => {
  const answers = new Map<string, string>();
  for (const [name, , make] of TOKENS) {
    now += 60_000;
    answers.set(name, outside(await ask(READ(idOf('it-decided')), { token: await make() })));
  }
  const [first = ''] = answers.values();
  expect(first).toContain('401 {"errors":[{"message":"This needs a token');
  expect([...answers].filter(([, answer]) => answer !== first)).toEqual([]);
  expect(codeOf(await ask(READ(idOf('it-decided'))))).toBeUndefined();

  isOpen = false;
  await hub.gateway.close();
  await Promise.all(Object.values(hub.subgraphs).map((part) => part.close()));
  const counted = await hub.database.as('admin', async (client) => {
    const sql = `select payload->>'detail' as detail, sum((payload->>'count')::int)::int as count
      from audit.entry where type = 'refusals_counted' and payload->>'code' = 'UNAUTHENTICATED'
      group by 1`;
    return (await client.query<{ detail: string; count: number }>(sql)).rows;
  });
  const due = TOKENS.map(([, detail]) => detail);
  expect(Object.fromEntries(counted.map(({ detail, count }) => [detail, count]))).toEqual(
    Object.fromEntries(due.map((one) => [one, due.filter((other) => other === one).length])),
  );
  await hub.database.drop();
});

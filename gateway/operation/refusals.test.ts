import { ERRORS, type ErrorCode } from '@lidhja/platform';
import { forProceeding, TestHub, type Ask } from '../testkit/TestHub';

const OPEN = '{ offices { name } }';
const CASES = '{ cases { nodes { id } } }';
const REASON = { 'lidhja-reason': 'hearing on Monday' };
const json = (body: unknown): string => JSON.stringify(body);
const utf8 = (text: string): string => Buffer.from(text).toString('latin1');

describe('what the gateway refuses', () => {
  let hub: TestHub;
  beforeAll(async () => {
    hub = await new TestHub().start();
  });
  afterAll(() => hub.stop());
  beforeEach(() => {
    hub.national.seen.length = 0;
  });

  const bodies: [string, string | Buffer, ErrorCode][] = [
    ['no JSON', '{', 'BODY_MALFORMED'],
    ['an empty body', '', 'BODY_MALFORMED'],
    ['a batch', json([{ query: OPEN }, { query: OPEN }]), 'BODY_MALFORMED'],
    ['no query', json({}), 'BODY_MALFORMED'],
    ['bytes that are no UTF-8', Buffer.from([0x7b, 0xff, 0x7d]), 'BODY_MALFORMED'],
    ['variables that are a list', json({ query: OPEN, variables: [1] }), 'BODY_MALFORMED'],
    [
      'the hash of a document in place of the document',
      json({ extensions: { persistedQuery: { version: 1, sha256Hash: 'a'.repeat(64) } } }),
      'BODY_MALFORMED',
    ],
    ['more than 64 KiB', json({ query: `# ${'x'.repeat(70_000)}\n${OPEN}` }), 'BODY_TOO_LARGE'],
    ['a document that is none', json({ query: '{ offices {' }), 'DOCUMENT_INVALID'],
    ['a subscription', json({ query: 'subscription { offices { id } }' }), 'DOCUMENT_INVALID'],
    [
      'an operation that is not in the document',
      json({ query: `query A ${OPEN}`, operationName: 'B' }),
      'DOCUMENT_INVALID',
    ],
    [
      'two operations without a name',
      json({ query: `query A ${OPEN} query B ${OPEN}` }),
      'DOCUMENT_INVALID',
    ],
  ];
  it.each(bodies)('refuses %s', async (_name, body, code) => {
    const reply = await hub.post(body);
    expect(reply.body.errors?.map(({ extensions }) => extensions.code)).toEqual([code]);
    expect(reply.status).toBe(ERRORS[code].status);
    expect(reply.body.data).toBeUndefined();
    expect(reply.headers.get('lidhja-operation')).toMatch(/^[0-9a-f-]{36}$/);
    expect(hub.national.seen).toEqual([]);
  });

  const asked: [string, string, Ask, ErrorCode][] = [
    ['a caller whom the registry does not know', OPEN, { as: 'nobody' }, 'UNAUTHENTICATED'],
    ['a suspended organisation', OPEN, { as: 'suspended' }, 'ORGANISATION_SUSPENDED'],
    ['a token that is none', OPEN, { headers: { authorization: 'Bearer x' } }, 'UNAUTHENTICATED'],
    ['basic credentials', OPEN, { headers: { authorization: 'Basic eDp4' } }, 'UNAUTHENTICATED'],
    [
      'an unknown purpose',
      OPEN,
      { as: 'prosecutor', headers: { 'lidhja-purpose': 'CURIOSITY', ...REASON } },
      'PURPOSE_UNKNOWN',
    ],
    [
      'a purpose without a reason',
      CASES,
      { as: 'prosecutor', headers: { 'lidhja-purpose': 'THIS_PROCEEDING' } },
      'REASON_REQUIRED',
    ],
    [
      'a reason of nine characters',
      CASES,
      { as: 'prosecutor', headers: { ...forProceeding, 'lidhja-reason': '123456789' } },
      'REASON_REQUIRED',
    ],
    [
      'a reason that is no UTF-8',
      CASES,
      {
        as: 'prosecutor',
        headers: { ...forProceeding, 'lidhja-reason': 'hearing \xff\xfe Monday' },
      },
      'REASON_REQUIRED',
    ],
    [
      'a request that is no id',
      CASES,
      { as: 'prosecutor', headers: { ...forProceeding, 'lidhja-request': '12' } },
      'REQUEST_HEADER_INVALID',
    ],
    ['more than open data without a purpose', CASES, { as: 'prosecutor' }, 'PURPOSE_REQUIRED'],
  ];
  it.each(asked)('refuses %s', async (_name, query, ask, code) => {
    const reply = await hub.ask(query, ask);
    expect(reply.body.errors).toEqual([
      { message: ERRORS[code].message, extensions: { code, next: ERRORS[code].next } },
    ]);
    expect(reply.status).toBe(ERRORS[code].status);
    expect(hub.national.seen).toEqual([]);
  });

  it('gives one answer, byte for byte, for every token that is not accepted', async () => {
    const now = Math.floor(Date.now() / 1000);
    const valid = await hub.keys.token('prosecutor');
    const [head, body] = valid.split('.') as [string, string];
    const none = Buffer.from('{"alg":"none","typ":"at+jwt"}').toString('base64url');
    const tokens = [
      await hub.keys.token('nobody'),
      await hub.keys.token('prosecutor', { exp: now - 60 }),
      await hub.keys.token('prosecutor', { aud: 'another' }),
      await hub.keys.token('prosecutor', { iss: 'urn:another' }),
      `${head}.${body}.`,
      `${none}.${body}.`,
      'x',
    ];
    const replies = await Promise.all(
      tokens.map((token) => hub.post(json({ query: OPEN }), { authorization: `Bearer ${token}` })),
    );
    expect(new Set(replies.map(({ text, status }) => `${status} ${text}`)).size).toBe(1);
    expect(replies[0]?.status).toBe(401);
  });

  it('reads a reason in UTF-8 and an id in any case', async () => {
    const id = 'AAAAAAAA-1111-4111-8111-111111111111';
    await hub.ask(CASES, {
      as: 'prosecutor',
      headers: { ...forProceeding, 'lidhja-reason': utf8('seancë në Vlorë'), 'lidhja-request': id },
    });
    expect(hub.national.seen[0]?.context).toMatchObject({
      reason: 'seancë në Vlorë',
      request: id.toLowerCase(),
    });
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'text/plain; application/json'])(
    'takes no body of type %s, which another site could make a browser send',
    async (type) => {
      const reply = await hub.post(json({ query: OPEN }), { 'content-type': type });
      expect(reply.status).toBe(415);
      expect(hub.national.seen).toEqual([]);
    },
  );

  it('answers GET with the way to ask', async () => {
    const url = `${hub.gateway.url}/graphql?query=${encodeURIComponent(OPEN)}`;
    const response = await fetch(url, { headers: { 'content-type': 'application/json' } });
    expect(response.status).toBe(405);
    expect(await response.text()).toContain('POST /graphql');
    expect(hub.national.seen).toEqual([]);
  });

  it('shows no query plan and no trace, whoever asks for them', async () => {
    const headers = {
      'apollo-query-plan-experimental': '1',
      'apollo-federation-include-trace': 'ftv1',
    };
    const { body } = await hub.ask(OPEN, { headers });
    expect(Object.keys(body)).toEqual(['data']);
  });
});

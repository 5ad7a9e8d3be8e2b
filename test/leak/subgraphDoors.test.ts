import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { sampleId } from '@lidhja/platform';
import { fetchKeyOf, headersOf, type SignedFetch } from '../testkit/SignedFetch';
import { TestHub } from '../testkit/TestHub';

let hub: TestHub;
beforeAll(async () => {
  hub = await TestHub.start();
});
afterAll(() => hub.stop());

const BODY = JSON.stringify({ query: '{ areas(kind: QARK, first: 1) { nodes { name } } }' });
type Forgery = Partial<Omit<SignedFetch, 'subgraph'>>;

const headersFor = (forgery: Forgery = {}): Promise<Record<string, string>> =>
  headersOf({ subgraph: 'national', body: BODY, ...forgery });

const call = async (
  headers: Record<string, string>,
  body = BODY,
): Promise<{ status: number; text: string }> => {
  const response = await fetch(`${hub.subgraphs['national']?.url}/graphql`, {
    method: 'POST',
    headers,
    body,
  });
  return { status: response.status, text: await response.text() };
};

test('what the gateway signed is answered', async () => {
  const { status, text } = await call(await headersFor());
  expect([status, text]).toEqual([200, expect.stringContaining('"name"')]);
});

test('the same fetch is not answered a second time', async () => {
  const headers = await headersFor();
  expect((await call(headers)).status).toBe(200);
  expect((await call(headers)).status).toBe(401);
});

test('without a context nothing is answered, whatever plain headers say', async () => {
  const plain = {
    'content-type': 'application/json',
    'x-role': 'coordinator',
    authorization: `Bearer ${await hub.token('national-coordinator')}`,
    'lidhja-purpose': 'OVERSIGHT',
  };
  const bare = await call({ 'content-type': 'application/json' });
  expect(bare.status).toBe(401);
  expect(await call(plain)).toEqual(bare);
  expect(await call(plain, '{"query":"{ _service { sdl } }"}')).toEqual(bare);
});

test.each<[string, () => Promise<Forgery> | Forgery]>([
  ['a context that another key signed', () => ({ key: generateKeyPairSync('ed25519').privateKey })],
  ['a context of a minute ago', () => ({ now: Date.now() - 60_000 })],
  ['a body that was changed on the way', () => ({ signed: '{"query":"{ __typename }"}' })],
  ['a fetch signed with the key of another subgraph', () => ({ fetchKey: fetchKeyOf('local') })],
  ['a fetch signed with a key of nobody', () => ({ fetchKey: randomBytes(32) })],
  [
    'a caller whose token the context does not name',
    async () => ({ token: await hub.token('donor'), boundTo: null }),
  ],
  [
    'a context whose token does not come along',
    async () => ({ boundTo: await hub.token('donor') }),
  ],
  ['a caller that the gateway invented', () => ({ token: 'e30.e30.e30' })],
])('%s is refused', async (_name, make) => {
  const { status, text } = await call(await headersFor(await make()));
  expect(status).toBe(401);
  expect(text).not.toContain('"name"');
});

test('the SDL is not served, even to the gateway', async () => {
  const body = '{"query":"{ _service { sdl } }"}';
  const { text } = await call(await headersFor({ body }), body);
  expect(text).not.toContain('type ');
});

test('more references than a page can need are refused', async () => {
  const representations = Array.from({ length: 1001 }, () => ({
    __typename: 'Area',
    code: 'AL-12',
  }));
  const query =
    'query ($representations: [_Any!]!) { _entities(representations: $representations) { __typename } }';
  const body = JSON.stringify({ query, variables: { representations } });
  expect((await call(await headersFor({ body }), body)).status).toBe(400);
});

test.each([
  ['a prosecutor with a purpose', 'prosecutor-vlora', 'THIS_PROCEEDING', true],
  ['a prosecutor without one', 'prosecutor-vlora', null, false],
  ['a journalist', 'journalist', 'PREVENTION', false],
  ['a donor', 'donor', 'PREVENTION', false],
] as const)(
  'a reference to a case opens the door to %s only if that kind could ever read one',
  async (_who, persona, purpose, opens) => {
    const representations = [{ __typename: 'Case', id: sampleId('case/vlora-1') }];
    const query =
      'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Case { id stage } } }';
    const body = JSON.stringify({ query, variables: { r: representations } });
    const token = await hub.token(persona);
    const headers = await headersFor({ body, token, ...(purpose ? { purpose } : {}) });
    const { text } = await call(headers, body);
    expect(text.includes('"stage":"')).toBe(opens);
    expect(text.includes('OPERATION_NOT_PERMITTED')).toBe(!opens);
    expect(text.includes(representations[0]?.id ?? '')).toBe(opens);
  },
);

test('a reference to a type that the subgraph does not keep opens nothing, as one among others', async () => {
  const query =
    'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Area { code name } } }';
  const ask = async (types: string[]): Promise<string> => {
    const r = types.map((__typename) => ({ __typename, code: 'AL-12' }));
    const body = JSON.stringify({ query, variables: { r } });
    return (await call(await headersFor({ body }), body)).text;
  };
  expect(await ask(['Area', 'Area'])).toContain('Vlor');
  expect(await ask(['Area', 'CaseSuspect'])).not.toContain('Vlor');
});

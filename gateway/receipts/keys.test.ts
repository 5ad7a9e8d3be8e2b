import { chmodSync, rmSync } from 'node:fs';
import type { Disclosed } from '@lidhja/audit';
import type { RingKey } from '@lidhja/platform';
import {
  calculateJwkThumbprint,
  compactVerify,
  createLocalJWKSet,
  createRemoteJWKSet,
  decodeProtectedHeader,
  type JWK,
} from 'jose';
import { startGateway } from '../startGateway';
import { forProceeding, TestHub } from '../testkit/TestHub';

const id = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const disclosed: Disclosed = {
  ...{ grant: id(1), agreement: id(2), version: 4, about: [id(3)], conditions: [] },
  coordinates: [{ coordinate: 'Case.reference', records: [id(3)], handling: [] }],
};

/** What a verifier finds at the published address. */
interface Published {
  readonly keys: JWK[];
  readonly revoked: (JWK & { revoked: { revoked_at: number; reason: string } })[];
}

const HOUR = 3_600_000;
/** Less than what a subgraph takes for a clock that differs. */
const SOON = 5000;
const at = (milliseconds: number): string => new Date(milliseconds).toISOString();

let hub: TestHub;
let now: number;
let first: RingKey;
const keyOf = (times: Partial<RingKey>): RingKey => hub.keys.receiptKey(times);

beforeAll(async () => {
  now = Date.now();
  hub = await new TestHub().start(startGateway, { clock: { now: () => now } });
  hub.national.extensions = { recorded: true, disclosed: [disclosed] };
});
afterAll(() => hub.stop());
beforeEach(() => {
  now = Date.now();
  first = keyOf({});
  hub.keys.writeRing([first]);
});

const published = async (): Promise<Published> =>
  (await fetch(`${hub.gateway.url}/.well-known/jwks.json`)).json() as Promise<Published>;

const ask = () =>
  hub.ask('{ cases { nodes { reference } } }', {
    as: 'prosecutor',
    headers: { ...forProceeding, 'lidhja-request': id(6) },
  });

const receipt = async (): Promise<string> => {
  const [jws = ''] = ((await ask()).body.extensions?.['receipts'] ?? []) as string[];
  return jws;
};

/** As somebody does who knows of JWKS and of nothing else. */
const holds = async (jws: string, set: Published): Promise<boolean> =>
  compactVerify(jws, createLocalJWKSet({ keys: set.keys })).then(
    () => true,
    () => false,
  );

test('anyone may have the public halves, by their thumbprints, for five minutes, and no private one', async () => {
  const answer = await fetch(`${hub.gateway.url}/.well-known/jwks.json`);
  expect(answer.headers.get('content-type')).toContain('application/jwk-set+json');
  expect(answer.headers.get('cache-control')).toBe('public, max-age=300, must-revalidate');
  const { keys, revoked } = (await answer.json()) as Published;
  expect(revoked).toEqual([]);
  const [key = {}] = keys;
  expect(keys).toEqual([
    { kty: 'OKP', crv: 'Ed25519', x: first.x, kid: first.kid, alg: 'EdDSA', use: 'sig' },
  ]);
  expect(await calculateJwkThumbprint(key)).toBe(first.kid);
});

test('a key that is to come is published before it signs, and takes over without a restart', async () => {
  const before = await receipt();
  const next = keyOf({ notBefore: at(now + SOON) });
  hub.keys.writeRing([{ ...first, notAfter: at(now + SOON) }, next]);
  expect((await published()).keys.map(({ kid }) => kid)).toEqual([first.kid, next.kid]);
  expect(decodeProtectedHeader(await receipt()).kid).toBe(first.kid);
  now += SOON;
  const after = await receipt();
  expect(decodeProtectedHeader(after).kid).toBe(next.kid);
  // What was signed before is verified with what is published after, fetched as jose does it.
  const set = createRemoteJWKSet(new URL(`${hub.gateway.url}/.well-known/jwks.json`));
  for (const jws of [before, after]) await compactVerify(jws, set);
  hub.keys.writeRing([{ ...first, file: null, notAfter: at(now) }, next]);
  expect(await holds(before, await published())).toBe(true);
  const [old] = (await published()).keys;
  expect(old).toMatchObject({ kid: first.kid, exp: Math.ceil(now / 1000) });
});

test('with a key that is revoked nothing verifies for who knows keys alone, and who knows more is told since when', async () => {
  const before = await receipt();
  expect(await holds(before, await published())).toBe(true);
  const next = keyOf({ notBefore: at(now) });
  hub.keys.writeRing([{ ...first, file: null, revokedAt: at(now - HOUR) }, next]);
  expect(decodeProtectedHeader(await receipt()).kid).toBe(next.kid);
  const set = await published();
  expect(await holds(before, set)).toBe(false);
  expect(set.revoked).toMatchObject([
    {
      ...{ kid: first.kid, x: first.x },
      revoked: { revoked_at: Math.floor((now - HOUR) / 1000), reason: 'compromised' },
    },
  ]);
});

test.each<[string, () => void]>([
  ['the only key was revoked', () => hub.keys.writeRing([{ ...first, revokedAt: at(now) }])],
  ['the only key has ended', () => hub.keys.writeRing([{ ...first, notAfter: at(now) }])],
  [
    'the only key is yet to come',
    () => hub.keys.writeRing([{ ...first, notBefore: at(now + HOUR) }]),
  ],
  [
    'the file of a key is gone',
    () => {
      hub.keys.writeRing([first, keyOf({})]);
      rmSync(hub.keys.path(first.file ?? ''));
    },
  ],
  ['the list cannot be read as one', () => hub.keys.write('receipt.keys.json', '{')],
  ['the list is open to others', () => chmodSync(hub.keys.path('receipt.keys.json'), 0o640)],
  ['the list is gone', () => rmSync(hub.keys.path('receipt.keys.json'))],
])('where %s nothing leaves, and nothing is signed with what was read before', async (_, spoil) => {
  expect(await receipt()).not.toBe('');
  spoil();
  const answer = await ask();
  expect(answer.body.errors?.[0]?.extensions.code).toBe('RECORD_NOT_KEPT');
  expect(answer.text).not.toContain('SYNTHETIC');
  hub.keys.writeRing([keyOf({})]);
  expect(await receipt()).not.toBe('');
});

/** @jest-environment node */
import { generateKeyPairSync, randomUUID, type KeyObject } from 'node:crypto';
import { EmbeddedJWK, SignJWT, exportJWK, type JSONWebKeySet } from 'jose';
import { Refusal } from '../errors/Refusal';
import { tokenVerifier, type TokenVerifier } from './verifyToken';

type Jose = Pick<typeof import('jose'), 'jwtVerify' | 'decodeJwt' | 'decodeProtectedHeader'>;
/** A fault that is planted in how a token is verified; none when null. */
const mockPlanted: { verify: ((real: Jose, ...asked: unknown[]) => unknown) | null } = {
  verify: null,
};
jest.mock('jose', (): object => {
  const real = jest.requireActual<Jose>('jose');
  const verify = real.jwtVerify as (...asked: unknown[]) => unknown;
  return {
    ...real,
    jwtVerify: (...asked: unknown[]): unknown =>
      mockPlanted.verify ? mockPlanted.verify(real, ...asked) : verify(...asked),
  };
});

const NOW = Date.UTC(2026, 10, 23, 12);
const SECONDS = NOW / 1000;
const trusted = generateKeyPairSync('ed25519');
const stranger = generateKeyPairSync('ed25519');
let verify: TokenVerifier;

beforeAll(async () => {
  const jwk = { ...(await exportJWK(trusted.publicKey)), kid: 'key-1', alg: 'EdDSA' };
  const jwks: JSONWebKeySet = { keys: [jwk] };
  verify = tokenVerifier([{ issuer: 'https://idp.example', audience: 'lidhja', jwks }]);
});

const good = {
  iss: 'https://idp.example',
  aud: 'lidhja',
  sub: 'official-1',
  iat: SECONDS,
  exp: SECONDS + 600,
  jti: randomUUID(),
};
const sign = (claims: object, header: object = {}, key: KeyObject = trusted.privateKey) =>
  new SignJWT({ ...claims })
    .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', kid: 'key-1', ...header })
    .sign(key);
const without = (name: string): object =>
  Object.fromEntries(Object.entries(good).filter(([key]) => key !== name));
const encode = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');
const unsigned = (alg: string): string => `${encode({ alg, typ: 'at+jwt' })}.${encode(good)}.`;

test('a token of a trusted issuer says who acts', async () => {
  await expect(verify(await sign(good), NOW)).resolves.toEqual({
    issuer: 'https://idp.example',
    subject: 'official-1',
  });
});

test.each<[string, () => Promise<string> | string]>([
  ['no token at all', () => ''],
  ['text that is no token', () => 'a.b.c'],
  ['alg none', () => unsigned('none')],
  ['alg None', () => unsigned('None')],
  ['alg NONE', () => unsigned('NONE')],
  ['an empty signature', async () => (await sign(good)).replace(/[^.]+$/, '')],
  ['another key', () => sign(good, {}, stranger.privateKey)],
  [
    'the public key as a shared secret',
    () =>
      new SignJWT({ ...good })
        .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt', kid: 'key-1' })
        .sign(Buffer.from(trusted.publicKey.export({ type: 'spki', format: 'pem' }))),
  ],
  ['a negative end', () => sign({ ...good, exp: -1 })],
  ['another issuer', () => sign({ ...good, iss: 'https://other.example' })],
  ['another audience', () => sign({ ...good, aud: 'other' })],
  ['an ended term', () => sign({ ...good, iat: SECONDS - 900, exp: SECONDS - 300 })],
  [
    'a term of ten years since long ago',
    () => sign({ ...good, iat: SECONDS - 90_000, exp: SECONDS + 3e8 }),
  ],
  ['a beginning in the future', () => sign({ ...good, nbf: SECONDS + 300 })],
  ['an issue in the future', () => sign({ ...good, iat: SECONDS + 300 })],
  ['an end that is text', () => sign({ ...good, exp: '9999999999' })],
  ['a term of ten years', () => sign({ ...good, exp: SECONDS + 3e8 })],
  ['an end that is no whole number', () => sign({ ...good, exp: SECONDS + 600.5 })],
  ['a list of audiences', () => sign({ ...good, aud: ['lidhja', 'other'] })],
  ['a subject with a zero byte', () => sign({ ...good, sub: 'donor\u0000' })],
  ['no end', () => sign(without('exp'))],
  ['no issue', () => sign(without('iat'))],
  ['no id', () => sign(without('jti'))],
  ['no subject', () => sign(without('sub'))],
  ['a subject that is a number', () => sign({ ...good, sub: 7 })],
  ['an endless subject', () => sign({ ...good, sub: 'x'.repeat(201) })],
  ['another type', () => sign(good, { typ: 'JWT' })],
  ['a key id with a path', () => sign(good, { kid: '../../dev/null' })],
  ['a key id with SQL', () => sign(good, { kid: "' OR 1=1--" })],
  [
    'a key of its own',
    async () => sign(good, { jwk: await exportJWK(stranger.publicKey) }, stranger.privateKey),
  ],
  [
    'an unknown critical header',
    () =>
      sign(good).then((token) => {
        const [, claims, signature] = token.split('.');
        return `${encode({ alg: 'EdDSA', typ: 'at+jwt', crit: ['x'], x: 1 })}.${claims}.${signature}`;
      }),
  ],
])('%s is refused, and told apart from nothing else', async (_name, make) => {
  const error: unknown = await verify(await make(), NOW).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(Refusal);
  expect((error as Refusal).toJSON()).toEqual(new Refusal('UNAUTHENTICATED').toJSON());
});

test.each<[string, string, () => Promise<string> | string]>([
  ['TOKEN_MALFORMED', 'text that is no token', () => 'a.b.c'],
  ['TOKEN_MALFORMED', 'alg none', () => unsigned('none')],
  ['TOKEN_ISSUER', 'another issuer', () => sign({ ...good, iss: 'https://other.example' })],
  ['TOKEN_KEY', 'a key that there is not', () => sign(good, { kid: 'key-2' })],
  ['TOKEN_SIGNATURE', 'another key', () => sign(good, {}, stranger.privateKey)],
  ['TOKEN_AUDIENCE', 'another audience', () => sign({ ...good, aud: 'other' })],
  ['TOKEN_EXPIRED', 'an ended term', () => sign({ ...good, iat: SECONDS - 9, exp: SECONDS - 8 })],
  ['TOKEN_CLAIMS', 'no id', () => sign(without('jti'))],
  ['TOKEN_CLAIMS', 'an endless subject', () => sign({ ...good, sub: 'x'.repeat(201) })],
])('inside, %s says of %s what exactly was wrong', async (fault, _name, make) => {
  const error: unknown = await verify(await make(), NOW).catch((thrown: unknown) => thrown);
  expect((error as Refusal).cause).toBe(fault);
  expect(JSON.stringify(error)).not.toContain(fault);
});

type Token = () => Promise<string> | string;
const verifyWith =
  (key: unknown, options: object) =>
  ({ jwtVerify }: Jose, token: unknown): unknown =>
    (jwtVerify as (...asked: unknown[]) => unknown)(token, key, options);
const believes = ({ decodeJwt, decodeProtectedHeader }: Jose, token: unknown): unknown => ({
  payload: decodeJwt(token as string),
  protectedHeader: decodeProtectedHeader(token as string),
});
const ofKey = (real: Jose, token: unknown): unknown =>
  verifyWith(trusted.publicKey, { currentDate: new Date(NOW) })(real, token);
const brings = verifyWith(EmbeddedJWK, { currentDate: new Date(NOW) });

test.each<[string, Token, NonNullable<(typeof mockPlanted)['verify']>]>([
  ['believes what a token says: alg none', () => unsigned('none'), believes],
  ['believes what a token says: another key', () => sign(good, {}, stranger.privateKey), believes],
  ['asks for the signature alone: another audience', () => sign({ ...good, aud: 'other' }), ofKey],
  ['asks for the signature alone: another type', () => sign(good, { typ: 'JWT' }), ofKey],
  [
    'takes the key that a token brings',
    async () => sign(good, { jwk: await exportJWK(stranger.publicKey) }, stranger.privateKey),
    brings,
  ],
])('one that %s, would be found', async (_name, make, fault) => {
  const token = await make();
  await expect(verify(token, NOW)).rejects.toBeInstanceOf(Refusal);
  mockPlanted.verify = fault;
  try {
    await expect(verify(token, NOW)).resolves.toMatchObject({ subject: 'official-1' });
  } finally {
    mockPlanted.verify = null;
  }
});

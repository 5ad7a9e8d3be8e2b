import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { signContext, verifyContext, type OperationContext } from './OperationContext';
import { signFetch, verifyFetch } from './fetchSignature';
import { ReplayGuard } from './ReplayGuard';

const NOW = Date.UTC(2026, 10, 23, 12);
const keys = generateKeyPairSync('ed25519');
const context: OperationContext = {
  operation: 'b5c3c7a2-0000-4000-8000-000000000001',
  purpose: 'THIS_PROCEEDING',
  reason: 'Prokuroria e Vlorës',
  request: null,
  decides: ['assistance'],
  tokenDigest: 'digest',
};

describe('the context of an operation', () => {
  test('arrives as it was signed', async () => {
    const jws = await signContext(context, keys.privateKey, NOW);
    await expect(verifyContext(jws, keys.publicKey, NOW)).resolves.toEqual(context);
  });

  test('is refused when it does not say what its operation decides', async () => {
    for (const decides of [undefined, 'assistance', [7]]) {
      const unsaid = { ...context, decides } as unknown as OperationContext;
      const jws = await signContext(unsaid, keys.privateKey, NOW);
      await expect(verifyContext(jws, keys.publicKey, NOW)).rejects.toThrow('decides');
    }
  });

  test('is refused when another key signed it', async () => {
    const other = generateKeyPairSync('ed25519');
    const jws = await signContext(context, other.privateKey, NOW);
    await expect(verifyContext(jws, keys.publicKey, NOW)).rejects.toThrow();
  });

  test('is refused when it is older than its lifetime', async () => {
    const jws = await signContext(context, keys.privateKey, NOW);
    await expect(verifyContext(jws, keys.publicKey, NOW + 36_000)).rejects.toThrow();
    await expect(verifyContext(jws, keys.publicKey, NOW + 29_000)).resolves.toBeDefined();
  });
});

describe('the signature of a fetch', () => {
  const key = randomBytes(32);
  const fetch = { context: 'jws', sequence: 3, body: '{"query":"{a}"}' };
  const signature = signFetch(fetch, key);

  test('holds for what was signed', () => {
    expect(verifyFetch(fetch, signature, key)).toBe(true);
  });

  test.each([
    ['another body', { ...fetch, body: '{"query":"{b}"}' }, signature, key],
    ['another sequence number', { ...fetch, sequence: 4 }, signature, key],
    ['another context', { ...fetch, context: 'jws2' }, signature, key],
    ['another key', fetch, signature, randomBytes(32)],
    ['no signature', fetch, '', key],
    ['a shorter signature', fetch, signature.slice(2), key],
  ])('does not hold for %s', (_name, altered, given, used) => {
    expect(verifyFetch(altered, given, used)).toBe(false);
  });
});

test('a fetch is answered once, also long after, while its context lives', () => {
  let now = NOW;
  const guard = new ReplayGuard({ now: () => now });
  expect(guard.firstUse('a', 1)).toBe(true);
  expect(guard.firstUse('a', 2)).toBe(true);
  expect(guard.firstUse('a', 1)).toBe(false);
  now += 61_000;
  expect(guard.firstUse('b', 1)).toBe(true);
  expect(guard.firstUse('a', 2)).toBe(false);
});

import { readRingList, signingKeyAt } from '@lidhja/platform';
import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto';
import fs, { chmodSync, existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LaunchError } from '../LaunchError';
import { removeTemporaryDirectories, temporaryDirectory } from '../testkit/temporaryDirectory';
import { rotated } from './changeRing';
import { ensureRing } from './ensureRing';
import { signingKey } from './keyFiles';
import { writeRing } from './writeRing';

afterEach(() => jest.restoreAllMocks());
afterAll(removeTemporaryDirectories);

const NOW = Date.parse('2026-01-31T12:00:00.000Z');
const HOUR = 3_600_000;

let folder: string;
beforeEach(() => (folder = temporaryDirectory()));

const ensure = (now = NOW): void => ensureRing(folder, 'receipt', now);
const list = () => readRingList(folder, 'receipt');
const write = (name: string, text: string): void =>
  writeFileSync(join(folder, name), text, { mode: 0o600 });

test('the first key is made once, and is in force', () => {
  ensure();
  const [key, ...none] = list().keys;
  expect(none).toEqual([]);
  expect(signingKeyAt(list(), NOW)).toEqual(key);
  expect(readdirSync(folder).sort()).toEqual(
    [`receipt.${key?.kid}.private.pem`, 'receipt.keys.json'].sort(),
  );
  const before = list();
  ensure();
  expect(list()).toEqual(before);
});

/** A folder as it was when there was one key, and others were kept by hand. */
const ofBefore = (): { x: string | undefined; retired: string | undefined } => {
  const pem = signingKey();
  const retired = generateKeyPairSync('ed25519').publicKey;
  write('receipt.private.pem', pem);
  write('receipt.2025.public.pem', retired.export({ type: 'spki', format: 'pem' }).toString());
  const { x } = createPublicKey(createPrivateKey(pem)).export({ format: 'jwk' });
  return { x, retired: retired.export({ format: 'jwk' }).x };
};

test('what one key signed before there was a list is taken over, with those before it', () => {
  const { x, retired } = ofBefore();
  ensure();
  expect(list().keys.map((key) => [key.x, key.file !== null])).toEqual([
    [retired, false],
    [x, true],
  ]);
  expect(signingKeyAt(list(), NOW)?.x).toBe(x);
  expect(readdirSync(folder)).toHaveLength(2);
});

/** Cuts a takeover off before its nth change of a file, and runs it again. */
const cutAt = (cut: number): boolean => {
  folder = temporaryDirectory();
  const { x, retired } = ofBefore();
  let steps = 0;
  for (const name of ['renameSync', 'rmSync'] as const) {
    const change = fs[name] as (...args: unknown[]) => void;
    jest.spyOn(fs, name).mockImplementation((...args: unknown[]) => {
      // The lock goes with its command, however that ends.
      if (!String(args[0]).endsWith('keys.changing') && steps++ === cut) throw new Error('cut');
      change(...args);
    });
  }
  let wasCut = false;
  try {
    ensure();
  } catch (error) {
    expect((error as Error).message).toBe('cut');
    wasCut = true;
  }
  jest.restoreAllMocks();
  ensure();
  expect(list().keys.map((key) => key.x)).toEqual([retired, x]);
  expect(existsSync(join(folder, 'receipt.private.pem'))).toBe(false);
  return wasCut;
};

test('a takeover that was cut off anywhere comes to the same when it is run again', () => {
  let cuts = 0;
  while (cutAt(cuts)) cuts += 1;
  expect(cuts).toBeGreaterThan(3);
});

test('the private half of a key that has ended is taken away at the next start', () => {
  ensure();
  const { ring, made } = rotated('receipt', list(), NOW, NOW + HOUR);
  writeRing(folder, 'receipt', ring, made);
  const [old, next] = list().keys;
  ensure(NOW);
  expect(existsSync(join(folder, old?.file ?? ''))).toBe(true);
  ensure(NOW + HOUR);
  expect(existsSync(join(folder, old?.file ?? ''))).toBe(false);
  expect(list().keys).toEqual([{ ...old, file: null }, next]);
});

test.each<[string, () => void, string]>([
  [
    'its list can be read by others',
    () => chmodSync(join(folder, 'receipt.keys.json'), 0o644),
    'chmod 600',
  ],
  ['others may write to its folder', () => chmodSync(folder, 0o777), 'chmod 700'],
  [
    'a file is missing that its list names',
    () => rmSync(join(folder, list().keys[0]?.file ?? '')),
    'put it back from a backup',
  ],
  [
    'a file holds another type of key',
    () => write(list().keys[0]?.file ?? '', 'no key'),
    'must hold an Ed25519 key in PEM',
  ],
  [
    'its only key has ended',
    () => {
      const ended = { ...list().keys[0], notAfter: new Date(NOW).toISOString() };
      write('receipt.keys.json', JSON.stringify({ keys: [ended] }));
    },
    'npm run keys -- rotate --in 0',
  ],
  [
    'its list is gone, and with it what was revoked',
    () => rmSync(join(folder, 'receipt.keys.json')),
    'receipt.keys.json is missing',
  ],
])('a start ends in words where %s', (_, spoil, words) => {
  ensure();
  spoil();
  expect(() => ensure()).toThrow(LaunchError);
  expect(() => ensure()).toThrow(words);
});

test('a key of before that others could read is not taken over', () => {
  ofBefore();
  chmodSync(join(folder, 'receipt.private.pem'), 0o644);
  expect(() => ensure()).toThrow('receipt.private.pem can be read by others');
  expect(existsSync(join(folder, 'receipt.keys.json'))).toBe(false);
});

import { createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import fs, { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ringKeyFile, signingKeyAt, stateOf, thumbprintOf, type RingKey } from './KeyRing';
import { keyInForce, keysInForce, readKeyRing } from './readKeyRing';
import { WatchedRing } from './WatchedRing';

const folder = mkdtempSync(join(tmpdir(), 'lidhja-ring-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const NOON = Date.parse('2026-01-31T12:00:00.000Z');
const at = (hours: number): string => new Date(NOON + hours * 3_600_000).toISOString();
const pem = (key: KeyObject): string => key.export({ type: 'pkcs8', format: 'pem' }).toString();

const write = (name: string, text: string, mode = 0o600): void => {
  writeFileSync(join(folder, name), text);
  chmodSync(join(folder, name), mode);
};

const madeKey = (times: Partial<RingKey> = {}): RingKey & { file: string } => {
  const { privateKey } = generateKeyPairSync('ed25519');
  const { kid, x } = thumbprintOf(createPublicKey(privateKey));
  const file = ringKeyFile('receipt', kid);
  write(file, pem(privateKey));
  return { kid, x, notBefore: at(-9), notAfter: null, revokedAt: null, ...times, file };
};
const list = (keys: unknown, mode = 0o600): void =>
  write('receipt.keys.json', JSON.stringify({ keys }), mode);
const read = () => readKeyRing(folder, 'receipt');

test('of the keys in force the one that began last signs, and each says what it is', () => {
  const [old, current, lost, coming] = [
    madeKey({ notAfter: at(-2) }),
    madeKey({ notBefore: at(-2), notAfter: at(1) }),
    madeKey({ notBefore: at(-1), revokedAt: at(0) }),
    madeKey({ notBefore: at(1) }),
  ];
  const ring = { keys: [coming, lost, old, current] };
  const states = (hours: number): string[] =>
    [old, current, lost, coming].map((key) => stateOf(ring, key, Date.parse(at(hours))));
  expect(states(0)).toEqual(['ENDED', 'SIGNS', 'REVOKED', 'COMING']);
  expect(states(1)).toEqual(['ENDED', 'ENDED', 'REVOKED', 'SIGNS']);
  const overlapping = { keys: [current, madeKey({ notBefore: at(-1) })] };
  expect(signingKeyAt(overlapping, NOON)).toBe(overlapping.keys[1]);
  list(ring.keys);
  expect(keyInForce(read(), 'receipt', NOON).kid).toBe(current.kid);
});

test('a key of which only the public half is left verifies and signs nothing', () => {
  const [kept, left] = [madeKey(), { ...madeKey({ notBefore: at(-1) }), file: null }];
  list([kept, left]);
  expect(keyInForce(read(), 'receipt', NOON).kid).toBe(kept.kid);
});

test.each<[string, Partial<RingKey>]>([
  ['revoked', { revokedAt: at(-1) }],
  ['ended', { notAfter: at(0) }],
  ['yet to begin', { notBefore: at(1) }],
])('where every key is %s it is refused, and said what to do', (_, times) => {
  list([madeKey(times), madeKey(times)]);
  expect(() => keyInForce(read(), 'receipt', NOON)).toThrow('npm run keys -- rotate --in 0');
});

test('where keys sign beside each other, each does that is in force', () => {
  const [old, current] = [madeKey({ notAfter: at(1) }), madeKey({ notBefore: at(-1) })];
  const lost = madeKey({ revokedAt: at(0) });
  list([current, old, lost, madeKey({ notBefore: at(1) })]);
  const signing = (hours: number): string[] =>
    keysInForce(read(), 'receipt', Date.parse(at(hours))).map(({ kid }) => kid);
  expect(signing(0)).toEqual([old.kid, current.kid]);
  expect(signing(1)).not.toContain(old.kid);
  const { ring } = read();
  expect(ring.keys.map((key) => stateOf(ring, key, NOON))).toEqual([
    'SIGNS',
    'SIGNS',
    'REVOKED',
    'COMING',
  ]);
});

test('a ring that is watched is read anew when its list is, and not gone on with where it cannot be', () => {
  const [first, second] = [madeKey(), madeKey({ notBefore: at(-1) })];
  list([first]);
  const watched = new WatchedRing(folder, 'receipt');
  const before = watched.current();
  expect(watched.current()).toBe(before);
  list([first, second]);
  expect(watched.current().ring.keys).toHaveLength(2);
  list([first, second], 0o644);
  expect(() => watched.current()).toThrow('chmod 600');
  expect(() => watched.current()).toThrow('chmod 600');
  list([first, second]);
  expect(watched.current().ring.keys).toHaveLength(2);
});

test('a list that is replaced while it is read is read again, and one that is not is refused', () => {
  const [gone, next] = [madeKey(), madeKey()];
  list([gone]);
  const { existsSync } = fs;
  const replaced = jest.spyOn(fs, 'existsSync').mockImplementation((path) => {
    if (!String(path).endsWith(gone.file) || !existsSync(path)) return existsSync(path);
    list([{ ...gone, file: null }, next]);
    rmSync(path);
    return false;
  });
  expect(new WatchedRing(folder, 'receipt').current().ring.keys).toHaveLength(2);
  replaced.mockRestore();
  list([gone]);
  expect(() => new WatchedRing(folder, 'receipt').current()).toThrow(`${gone.file} is missing`);
});

test.each([0o640, 0o604, 0o660])('a key or a list of mode %o is refused by name', (mode) => {
  const key = madeKey();
  list([key]);
  chmodSync(join(folder, key.file), mode);
  expect(read).toThrow(`${key.file} can be read by others: chmod 600 it`);
  chmodSync(join(folder, key.file), 0o600);
  list([key], mode);
  expect(read).toThrow('receipt.keys.json can be read by others: chmod 600 it');
});

test.each([0o770, 0o707])(
  'a folder of mode %o, in which others may put keys, is refused',
  (mode) => {
    list([madeKey()]);
    chmodSync(folder, mode);
    expect(read).toThrow('can be written to by others: chmod 700 it');
    chmodSync(folder, 0o700);
    expect(read).not.toThrow();
  },
);

test('a list that names a missing file, another key or another type of key is refused', () => {
  const [key, other] = [madeKey(), madeKey()];
  list([{ ...key, file: other.file }]);
  expect(read).toThrow('is not the key that receipt.keys.json has under its name');
  list([key]);
  const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
  for (const text of [pem(ec), pem(rsa), 'no key', '']) {
    write(key.file, text);
    expect(read).toThrow(`${key.file} must hold an Ed25519 key in PEM`);
  }
  rmSync(join(folder, key.file));
  expect(read).toThrow(`npm run keys -- revoke ${key.kid}`);
});

test('a list is read strictly, and what is wrong is said without any of it', () => {
  const key = madeKey();
  for (const [keys, why] of [
    [[], 'of one at least'],
    [null, 'of one at least'],
    [[null], 'key 1: x must be'],
    [[{ ...key, x: 'AAAA' }], 'key 1: x must be'],
    [[key, { ...madeKey(), kid: key.kid }], 'key 2: kid must be the thumbprint'],
    [[{ ...key, file: '../other.pem' }], 'key 1: file must be'],
    [[{ ...key, file: undefined }], 'key 1: file must be'],
    [[{ ...key, notBefore: 'yesterday' }], 'key 1: notBefore must be'],
    [[{ ...key, notAfter: '2026-01-31' }], 'key 1: notAfter must be'],
    [[{ ...key, revokedAt: undefined }], 'key 1: revokedAt must be'],
    [[key, key], 'a key twice'],
  ] as const) {
    list(keys);
    expect(read).toThrow(why);
  }
  write('receipt.keys.json', '{"keys":');
  expect(read).toThrow('it is no JSON');
});

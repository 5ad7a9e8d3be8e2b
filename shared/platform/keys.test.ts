import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cursorKey, privateKeyIn, readIssuers } from './keys';

const folder = mkdtempSync(join(tmpdir(), 'lidhja-keys-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const write = (name: string, text: string, mode = 0o600): void => {
  writeFileSync(join(folder, name), text);
  chmodSync(join(folder, name), mode);
};

test('a key that others can read is refused by name', () => {
  write('cursor.key', 'ab'.repeat(32), 0o644);
  expect(() => cursorKey(folder)).toThrow('cursor.key can be read by others');
  write('cursor.key', 'ab'.repeat(32));
  expect(cursorKey(folder)).toHaveLength(32);
});

test('a key of another length is refused', () => {
  write('cursor.key', 'abcd');
  expect(() => cursorKey(folder)).toThrow('32 random bytes');
});

const pem = (pair: { privateKey: KeyObject }): string =>
  pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

test('what is signed with is an Ed25519 key that nobody else can read, and no other', () => {
  const good = pem(generateKeyPairSync('ed25519'));
  write('own.private.pem', good);
  expect(privateKeyIn(join(folder, 'own.private.pem')).asymmetricKeyType).toBe('ed25519');
  for (const mode of [0o640, 0o604]) {
    write('own.private.pem', good, mode);
    expect(() => privateKeyIn(join(folder, 'own.private.pem'))).toThrow(
      'pem can be read by others: chmod 600 it',
    );
  }
  const others = [
    pem(generateKeyPairSync('ec', { namedCurve: 'P-256' })),
    'no key',
    good.slice(40),
  ];
  for (const other of others) {
    write('own.private.pem', other);
    expect(() => privateKeyIn(join(folder, 'own.private.pem'))).toThrow(
      'pem must hold an Ed25519 key in PEM',
    );
  }
});

test('an issuer without keys is refused', () => {
  write('issuers.json', '[{"issuer":"https://idp.example","audience":"lidhja"}]');
  expect(() => readIssuers(folder)).toThrow('issuers.json must be a list');
});

test('a file that is not there is named, not its content', () => {
  expect(() => readIssuers(join(folder, 'none'))).toThrow('cannot be read');
});

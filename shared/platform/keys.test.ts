import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cursorKey, readIssuers } from './keys';

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

test('an issuer without keys is refused', () => {
  write('issuers.json', '[{"issuer":"https://idp.example","audience":"lidhja"}]');
  expect(() => readIssuers(folder)).toThrow('issuers.json must be a list');
});

test('a file that is not there is named, not its content', () => {
  expect(() => readIssuers(join(folder, 'none'))).toThrow('cannot be read');
});

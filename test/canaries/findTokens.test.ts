import { gzipSync } from 'node:zlib';
import { findTokens } from './findTokens';

const TOKEN = 'CNRY07x4f9a1c3be2';
const found = (bytes: Buffer | string): string[] =>
  findTokens(Buffer.from(bytes as string), { familyName: TOKEN }).map(({ encoding }) => encoding);
const hex = (unit: string): string => unit.charCodeAt(0).toString(16);
const each = (one: (unit: string) => string): string => [...TOKEN].map(one).join('');

test.each<[string, Buffer | string]>([
  ['as it is', `a "${TOKEN}" b`],
  ['in capitals', TOKEN.toUpperCase()],
  ['in small letters', TOKEN.toLowerCase()],
  ['backwards', [...TOKEN].reverse().join('')],
  ['in hex', Buffer.from(`a${TOKEN}`).toString('hex')],
  ['in hex capitals', Buffer.from(TOKEN).toString('hex').toUpperCase()],
  ['in a URL', each((unit) => `%${hex(unit)}`)],
  ['in JSON', each((unit) => `\\u00${hex(unit)}`)],
  ['in UTF-16', Buffer.from(`é${TOKEN}`, 'utf16le')],
  ['in UTF-16 with the big end first', Buffer.from(TOKEN, 'utf16le').swap16()],
  ['zipped', gzipSync(`some text and ${TOKEN}`)],
])('a token is found %s', (_how, bytes) => {
  expect(found(bytes)).not.toEqual([]);
});

test.each(['', 'a', 'ab', 'abc', 'abcd'])('a token is found in base64 after "%s"', (before) => {
  for (const after of ['', 'z', 'zz']) {
    for (const encoding of ['base64', 'base64url'] as const) {
      const text = Buffer.from(`${before}${TOKEN}${after}`).toString(encoding);
      expect(found(text)).not.toEqual([]);
    }
  }
});

test('another token of the same form is not taken for it, and what is told holds no value', () => {
  const other = 'CNRY07x4f9a1c3be3';
  expect(found(`${other} ${Buffer.from(other).toString('hex')}`)).toEqual([]);
  expect(found(gzipSync(other))).toEqual([]);
  const told = findTokens(Buffer.from(TOKEN), { familyName: TOKEN });
  expect(told).toEqual([{ token: 'familyName', encoding: 'plain' }]);
});

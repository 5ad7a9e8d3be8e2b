import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readReceivers } from './readReceivers';

const folder = mkdtempSync(join(tmpdir(), 'lidhja-receivers-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ORGANISATION = '5b0c1f7e-0000-4000-8000-000000000001';
const secretOf = (text: string): string => `whsec_${Buffer.from(text).toString('base64')}`;
const [SECRET, OLDER] = ['a secret of some test, 1', 'a secret of some test, 2'].map(secretOf);

const put = (name: string, text: string, mode = 0o600): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  chmodSync(path, mode);
  return path;
};
const receiver = {
  organisation: ORGANISATION,
  url: 'https://agency.example/',
  secretFile: 'secret',
};
const read = (...receivers: unknown[]) =>
  readReceivers(put('list.json', JSON.stringify(receivers)));

beforeEach(() => put('secret', `${SECRET}\n`));

test('a receiver has its address and the secret from its own file, beside the list', () => {
  expect(read(receiver)).toEqual([
    { organisation: ORGANISATION, url: 'https://agency.example/', secrets: [SECRET] },
  ]);
  expect(read()).toEqual([]);
});

test('two secrets are taken, for as long as one replaces the other, and no third', () => {
  put('secret', `${SECRET}\n${OLDER}\n`);
  expect(read(receiver)[0]?.secrets).toEqual([SECRET, OLDER]);
  put('secret', `${SECRET}\n${OLDER}\n${SECRET}\n`);
  expect(() => read(receiver)).toThrow('must hold one secret');
});

test('a secret that others can read is refused by name', () => {
  put('secret', `${SECRET}\n`, 0o640);
  expect(() => read(receiver)).toThrow('secret can be read by others');
});

test.each([
  ['too short', secretOf('a secret of a test, 23b')],
  ['too long', secretOf('a secret of some test'.repeat(4))],
  ['of the same bytes', secretOf('abcd'.repeat(8))],
  ['without its prefix', SECRET?.slice('whsec_'.length) ?? ''],
  ['no base64', `${SECRET?.slice(0, -1)}!`],
  ['nothing', ''],
])('a secret that is %s is refused, and not said', (_name, secret) => {
  put('secret', secret);
  expect(() => read(receiver)).toThrow(/secret must hold one secret, or two/);
  if (secret) expect(() => read(receiver)).not.toThrow(secret);
});

test.each([
  ['no organisation', { ...receiver, organisation: 'Vlorë' }, 'receiver 1: its organisation must'],
  ['no address', { ...receiver, url: 'http://agency.example/' }, 'receiver 1: its url must begin'],
  ['no file', { ...receiver, secretFile: undefined }, 'receiver 1: its secretFile must be'],
  ['a file that is not there', { ...receiver, secretFile: 'none' }, 'none cannot be read'],
  ['nothing', null, 'receiver 1: its organisation must'],
])('a receiver with %s is refused', (_name, entry, message) => {
  expect(() => read(entry)).toThrow(message);
});

test('an organisation has one address', () => {
  expect(() => read(receiver, { ...receiver, url: 'https://other.example/' })).toThrow(
    'receiver 2: its organisation has an address already',
  );
});

test.each(['{}', '', 'null', '[', '"https://agency.example/"'])('%s is no list', (text) => {
  expect(() => readReceivers(put('list.json', text))).toThrow('list.json must be a list');
});

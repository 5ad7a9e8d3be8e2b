import { FileKeys, ServiceKeys, recordKeys } from '@lidhja/platform';
import { existsSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LaunchError } from '../LaunchError';
import { removeTemporaryDirectories, temporaryDirectory } from '../testkit/temporaryDirectory';
import { ensureKeys } from './ensureKeys';
import { ensureRecordKey, keyService } from './recordKey';

afterAll(removeTemporaryDirectories);

const PARTS = ['international', 'national'];
const within = (data: string, part: string, name: string): string => join(data, 'keys', part, name);

/** A file as an operator writes it, with its token beside it. */
const settings = (service: object, token = 'a-token-of-this-test', mode = 0o600): string => {
  const folder = temporaryDirectory();
  writeFileSync(join(folder, 'kms.token'), token, { mode });
  const path = join(folder, 'kms.json');
  writeFileSync(path, JSON.stringify({ tokenFile: 'kms.token', ...service }));
  return path;
};
const URL_OF = 'https://keys.example/v1/';

test('the key of records is there for the parts that seal, for no other, and is never made anew', () => {
  const data = temporaryDirectory();
  const directory = ensureRecordKey(data);
  const all = ensureKeys(data, '[]');
  expect(all['international']).toBe(directory);
  const [one, other] = PARTS.map((part) => readFileSync(within(data, part, 'record.key'), 'utf8'));
  expect(one).toMatch(/^[0-9a-f]{64}\n$/);
  expect(other).toBe(one);
  for (const part of Object.keys(all)) {
    const path = within(data, part, 'record.key');
    expect([part, existsSync(path)]).toEqual([part, PARTS.includes(part)]);
    if (existsSync(path)) expect(statSync(path).mode & 0o777).toBe(0o600);
  }
  ensureRecordKey(data);
  expect(readFileSync(within(data, 'international', 'record.key'), 'utf8')).toBe(one);
});

test('one that was replaced goes on unwrapping, in both', async () => {
  const data = temporaryDirectory();
  const directory = ensureRecordKey(data);
  const [key, bound] = [Buffer.alloc(32, 1), Buffer.from('bound')];
  const before = await recordKeys(directory).wrap(key, bound);
  renameSync(join(directory, 'record.key'), join(directory, 'record.2026.key'));
  ensureRecordKey(data);
  for (const part of PARTS) {
    const keys = recordKeys(join(data, 'keys', part));
    expect(keys).toBeInstanceOf(FileKeys);
    expect(await keys.unwrap(before, bound)).toEqual(key);
    expect((await keys.wrap(key, bound)).kek).not.toBe(before.kek);
  }
});

test('the parts are told of a service that wraps, and of none any more when there is none', () => {
  const data = temporaryDirectory();
  const directory = ensureRecordKey(data, keyService(settings({ url: URL_OF })));
  for (const part of PARTS) {
    expect(recordKeys(join(data, 'keys', part))).toBeInstanceOf(ServiceKeys);
    for (const name of ['key-service.json', 'key-service.token'])
      expect(statSync(within(data, part, name)).mode & 0o777).toBe(0o600);
  }
  ensureRecordKey(data, keyService(undefined));
  expect(recordKeys(directory)).toBeInstanceOf(FileKeys);
  expect(existsSync(within(data, 'national', 'key-service.token'))).toBe(false);
});

test.each<[what: string, path: () => string, says: string]>([
  ['no file', () => join(temporaryDirectory(), 'kms.json'), 'cannot be read'],
  ['no url', () => settings({}), 'its url must be an address'],
  ['a plain url', () => settings({ url: 'http://keys.example/' }), 'must begin with https://'],
  [
    'a url that is no folder',
    () => settings({ url: 'https://keys.example/v1' }),
    'must end with /',
  ],
  ['no token', () => settings({ url: URL_OF, tokenFile: '' }), 'its tokenFile must be'],
  [
    'a token that others read',
    () => settings({ url: URL_OF }, 'a-token-of-this-test', 0o644),
    'chmod 600',
  ],
  ['a short token', () => settings({ url: URL_OF }, 'secret'), 'must hold a token'],
])('a file with %s ends the start in words, which hold nothing of it', (_what, path, says) => {
  const file = path();
  const fault = ((): unknown => {
    try {
      return keyService(file);
    } catch (error) {
      return error;
    }
  })();
  expect(fault).toBeInstanceOf(LaunchError);
  expect((fault as Error).message).toContain(says);
  expect((fault as Error).message).not.toMatch(/secret|keys\.example/);
});

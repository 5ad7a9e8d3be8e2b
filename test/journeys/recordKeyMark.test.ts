import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { keepRecordKey } from '@lidhja/launch';
import type { KeyService as Service } from '@lidhja/platform';
import { KeyService } from '../testkit/KeyService';
import { TestDatabase, testCluster } from '../testkit/TestCluster';

const temporaryFolder = (): string => mkdtempSync(join(testCluster().data, 'record-key-'));

let database: TestDatabase;
let url: string;
let data: string;
let keys: string;
beforeAll(async () => {
  database = await TestDatabase.create();
  url = database.url('lidhja_migrator');
});
afterAll(() => database.drop());
beforeEach(async () => {
  data = temporaryFolder();
  await database.as('admin', (client) => client.query('comment on schema "international" is null'));
  keys = await keepRecordKey(data, url, null);
});

const keep = (service: Service | null = null): Promise<unknown> =>
  keepRecordKey(data, url, service).catch((error: unknown) => (error as Error).message);
const file = (name: string): string => join(keys, name);
const OTHER = 'ab'.repeat(32);

test('the key of records is made once, and is the same at every start', async () => {
  const made = readFileSync(file('record.key'), 'utf8');
  expect(await keep()).toBe(keys);
  expect(readFileSync(file('record.key'), 'utf8')).toBe(made);
});

test('a start without it is refused, names the file and makes no other in its place', async () => {
  const made = readFileSync(file('record.key'), 'utf8');
  rmSync(file('record.key'));
  expect(await keep()).toMatch(`${file('record.key')} is missing`);
  expect(await keep()).toMatch('Put it back from a backup');
  expect(readdirSync(keys)).not.toContain('record.key');
  writeFileSync(file('record.key'), made, { mode: 0o600 });
  expect(await keep()).toBe(keys);
});

test('so is one whose whole directory of keys is another', async () => {
  data = temporaryFolder();
  expect(await keep()).toMatch(`${join(data, 'keys', 'international', 'record.key')} is missing`);
});

test('so is one with another key in its place, unless it stays beside it', async () => {
  const made = readFileSync(file('record.key'), 'utf8');
  writeFileSync(file('record.key'), OTHER, { mode: 0o600 });
  expect(await keep()).toMatch(/record\.key is another key than file:[0-9a-f]{16}, and no/);
  writeFileSync(file('record.2026.key'), made, { mode: 0o600 });
  expect(await keep()).toBe(keys);
  // From now on both are needed.
  rmSync(file('record.2026.key'));
  expect(await keep()).toMatch(/another key than file:/);
});

test('one that was renamed has another made beside it', async () => {
  renameSync(file('record.key'), file('record.2026.key'));
  expect(await keep()).toBe(keys);
  expect(readdirSync(keys)).toContain('record.key');
});

test.each([
  ['is no key', 'a word', 0o600, 'must hold 32 random bytes in hex'],
  ['is empty', '', 0o600, 'must hold 32 random bytes in hex'],
  ['can be read by others', OTHER, 0o644, 'chmod 600'],
])('one that %s is refused by the name of its file, with nothing of it', async (...row) => {
  const [, text, mode, says] = row;
  rmSync(file('record.key'));
  writeFileSync(file('record.key'), text, { mode });
  const said = await keep();
  expect(said).toMatch(file('record.key'));
  expect(said).toMatch(says);
  expect(said).not.toMatch(/a word|abab/);
});

test('whose key is lost for good goes on once the administrator says so, by the words of the refusal', async () => {
  rmSync(file('record.key'));
  const [, sql = ''] = /administrator of the database: (.*)$/.exec(String(await keep())) ?? [];
  expect(sql).toMatch(/^comment on schema/);
  await database.as('admin', (client) => client.query(sql));
  expect(await keep()).toBe(keys);
});

describe('with a key service', () => {
  let service: KeyService;
  beforeEach(async () => {
    service = await KeyService.start('keys/records:1');
  });
  afterEach(() => service.stop());
  const mark = async (): Promise<string> => {
    const { rows } = await database.as('admin', (client) =>
      client.query<{ mark: string }>(
        `select obj_description('"international"'::regnamespace, 'pg_namespace') as mark`,
      ),
    );
    return rows[0]?.mark ?? '';
  };

  test('the database names it and its key; a start without it is refused, and says what to do', async () => {
    expect(await keep(service.settings)).toBe(keys);
    const named = await mark();
    expect(named).toMatch(/[=,]keys\/records:1@[\w-]+,service$/);
    const said = String(await keep());
    expect(said).toMatch('LIDHJA_KEY_SERVICE is not set');
    expect(said).toMatch('keys/records:1');
    expect(said).toMatch(/comment on schema/);
    expect(said).not.toMatch(/127\.0\.0\.1|a token of this test/);
    // Nothing was changed by it, and with it the next start is as the one before.
    expect(await mark()).toBe(named);
    expect(await keep(service.settings)).toBe(keys);
    expect(await mark()).toBe(named);
  });

  test('so is a start with another service, or one that has lost its key', async () => {
    expect(await keep(service.settings)).toBe(keys);
    const other = await KeyService.start('keys/records:1');
    expect(await keep(other.settings)).toMatch('does not unwrap what keys/records:1 wrapped');
    other.stop();
    service.lose();
    expect(await keep(service.settings)).toMatch('does not unwrap what keys/records:1 wrapped');
  });

  test('one that wraps with another key from now on is asked for both, at each start', async () => {
    await keep(service.settings);
    service.kek = 'keys/records:2';
    expect(await keep(service.settings)).toBe(keys);
    expect(await mark()).toMatch(/keys\/records:1@.*keys\/records:2@/);
    expect(await keep()).toMatch('keys/records:1 and keys/records:2');
  });

  test('one that does not answer keeps nobody from starting, and is missed all the same without its key', async () => {
    service.answers(false);
    expect(await keep(service.settings)).toBe(keys);
    expect(await mark()).toMatch(/,service$/);
    expect(await keep()).toMatch('LIDHJA_KEY_SERVICE is not set');
    service.answers(true);
    expect(await keep(service.settings)).toBe(keys);
    expect(await mark()).toMatch('keys/records:1@');
  });

  test('nor does one that ceases to answer between two questions, which is no sign that a key is lost', async () => {
    await keep(service.settings);
    const named = await mark();
    service.answers(true, 1);
    expect(await keep(service.settings)).toBe(keys);
    expect(await mark()).toBe(named);
    service.answers(true);
    service.lose();
    expect(await keep(service.settings)).toMatch('does not unwrap');
  });

  test('beside it the keys in files are asked for as before', async () => {
    await keep(service.settings);
    rmSync(file('record.key'));
    expect(await keep(service.settings)).toMatch(`${file('record.key')} is missing`);
  });
});

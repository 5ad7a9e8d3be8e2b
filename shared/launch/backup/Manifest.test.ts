import { mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hubFiles } from '../testkit/hubFiles';
import { removeTemporaryDirectories, temporaryDirectory } from '../testkit/temporaryDirectory';
import type { Copied } from './copyTree';
import { makeBackup } from './makeBackup';
import { readBackup } from './Manifest';

afterAll(removeTemporaryDirectories);

let folder: string;
beforeEach(async () => {
  const made = join(temporaryDirectory(), 'monday');
  folder = await makeBackup(hubFiles().data, made, '2026-01-31T12:00:00.000Z');
});

interface Written {
  files: unknown;
}

/** Writes another list into the backup. */
const relist = (change: (files: Copied[]) => unknown): void => {
  const file = join(folder, 'backup.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as Written;
  manifest.files = change(manifest.files as Copied[]);
  writeFileSync(file, JSON.stringify(manifest));
};

const refusal = (): unknown => {
  try {
    return readBackup(folder).format;
  } catch (error) {
    return error;
  }
};

const damagedBy = (text: string): unknown =>
  expect.objectContaining({
    code: 'BACKUP_DAMAGED',
    message: expect.stringContaining(text) as string,
  });

const DIGEST = 'a'.repeat(64);

test('a backup that nobody touched is read', () => {
  expect(refusal()).toBe(1);
});

test.each<[string, (files: Copied[]) => unknown]>([
  ['is none', () => ({})],
  ['has nothing in it', (files) => [...files, null]],
  ['has a number for a path', (files) => [...files, { path: 1, digest: null }]],
  ['has no digest', (files) => [...files, { path: 'data/more' }]],
  ['has a digest that is none', (files) => [...files, { path: 'data/more', digest: 'x' }]],
])('a list that %s is no list of a backup', (_label, change) => {
  relist(change);
  expect(refusal()).toEqual(damagedBy('backup.json cannot be read'));
});

test.each(['null', '[]', '"text"', '{"format":1,"files":[]}', '{"format":1', ''])(
  'what says %p of itself is no backup',
  (text) => {
    writeFileSync(join(folder, 'backup.json'), text);
    expect(refusal()).toEqual(damagedBy('backup.json cannot be read'));
  },
);

test('a folder in the place of the list, or a link, is no list', () => {
  const file = join(folder, 'backup.json');
  renameSync(file, `${folder}.json`);
  symlinkSync(`${folder}.json`, file);
  expect(refusal()).toEqual(damagedBy('backup.json cannot be read'));
  rmSync(file);
  mkdirSync(file);
  expect(refusal()).toEqual(damagedBy('backup.json cannot be read'));
});

test.each<[string, string | null, string]>([
  ['../outside', DIGEST, 'a file outside of it'],
  ['/etc/passwd', DIGEST, 'a file outside of it'],
  ['data/./keys', null, 'a file outside of it'],
  ['data/a\0b', DIGEST, 'a file outside of it'],
  ['elsewhere', null, 'which no backup has'],
  ['data/lock.json', DIGEST, 'which no backup has'],
  ['data/restoring', DIGEST, 'which no backup has'],
  ['data/postgres', null, 'which no backup has'],
  ['server/cluster', null, 'which no backup has'],
  ['data/keys', null, 'twice'],
  ['data/none/file', DIGEST, 'without its folder'],
  ['data/database.json/file', DIGEST, 'without its folder'],
  ['data/more', null, 'is missing'],
])('a list with %p of %p is refused', (path, digest, text) => {
  relist((files) => [...files, { path, digest }]);
  expect(refusal()).toEqual(damagedBy(text));
});

test.each(['cluster/PG_VERSION', 'data/database.json', 'data/keys', 'server/superuser.password'])(
  'a list without %s is not of a whole hub',
  (path) => {
    relist((files) => files.filter((one) => !one.path.startsWith(path)));
    expect(refusal()).toEqual(damagedBy(`has no ${path}`));
  },
);

test('a folder is not taken for a file, nor a file for a folder', () => {
  const wrongly = (path: string, digest: string | null) => (files: Copied[]) =>
    files.map((one) => (one.path === path ? { path, digest } : one));
  relist(wrongly('cluster/base/1/1259', null));
  expect(refusal()).toEqual(damagedBy('1259 is not a folder.'));
  rmSync(join(folder, 'cluster/base/1/1259'));
  mkdirSync(join(folder, 'cluster/base/1/1259'));
  relist(wrongly('cluster/base/1/1259', DIGEST));
  expect(refusal()).toEqual(damagedBy('1259 is not a file.'));
});

test.each(['cluster/base/1/1259', 'cluster/base'])('%s as a link is not followed', (path) => {
  const away = join(temporaryDirectory(), 'away');
  renameSync(join(folder, path), away);
  symlinkSync(away, join(folder, path));
  expect(refusal()).toEqual(damagedBy(`${join(folder, path)} is not a f`));
});

test.each(['cluster/base/1/2', 'data/keys/more', 'more'])(
  '%s, which nobody copied, is refused',
  (path) => {
    writeFileSync(join(folder, path), '');
    expect(refusal()).toEqual(damagedBy(`${join(folder, path)} is none of the backup's files.`));
  },
);

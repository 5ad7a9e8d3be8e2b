import fs, {
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  mkdirSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { hubFiles } from '../testkit/hubFiles';
import { removeTemporaryDirectories, temporaryDirectory } from '../testkit/temporaryDirectory';
import { makeBackup } from './makeBackup';
import { restoreBackup } from './restoreBackup';
import { refuseHalfRestored } from './RestoreMark';

afterEach(() => jest.restoreAllMocks());
afterAll(removeTemporaryDirectories);

const NOW = '2026-01-31T12:00:00.000Z';

let folder: string;
let data: string;
beforeEach(async () => {
  folder = await makeBackup(hubFiles().data, join(temporaryDirectory(), 'monday'), NOW);
  data = temporaryDirectory();
});

const HUB = ['database-place', 'database.json', 'keys', 'postgres'];
const FAULT = new Error('the power failed');

/** Leaves what a restore leaves that is killed before its cluster has its name. */
const killed = (): void => {
  const { renameSync } = fs;
  const fail = (): never => {
    throw FAULT;
  };
  jest
    .spyOn(fs, 'renameSync')
    .mockImplementation((from, to) =>
      String(to).endsWith('cluster') ? fail() : renameSync(from, to),
    );
  jest.spyOn(fs, 'rmSync').mockImplementation(fail);
  expect(() => restoreBackup(data, folder)).toThrow(FAULT);
  jest.restoreAllMocks();
};

test('a hub is put where there is none, and its mark is gone', () => {
  expect(restoreBackup(data, folder).madeAt).toBe(NOW);
  expect(readdirSync(data).sort()).toEqual(HUB);
  expect(readdirSync(join(data, 'postgres')).sort()).toEqual(['cluster', 'superuser.password']);
  expect(readFileSync(join(data, 'keys/gateway/seal.key'), 'utf8')).toBe('a key of a test');
  expect(() => refuseHalfRestored(data)).not.toThrow();
});

test('half a restore is not a hub until it is run again, which leaves alone what is not its own', async () => {
  killed();
  writeFileSync(join(data, 'notes'), 'of the operator');
  expect(existsSync(join(data, 'keys'))).toBe(true);
  expect(existsSync(join(data, 'postgres/cluster'))).toBe(false);
  const again = `npm run restore -- ${folder}`;
  expect(() => refuseHalfRestored(data)).toThrow(again);
  await expect(makeBackup(data, `${folder}-2`, NOW)).rejects.toThrow(again);
  restoreBackup(data, folder);
  expect(readdirSync(data).sort()).toEqual([...HUB, 'notes'].sort());
  expect(existsSync(join(data, 'postgres/cluster/PG_VERSION'))).toBe(true);
  expect(existsSync(join(data, 'postgres/cluster.making'))).toBe(false);
});

test('the mark stands before the first file, and until the cluster has its name', () => {
  const marked: boolean[] = [];
  const { mkdirSync, renameSync } = fs;
  const mark = join(data, 'restoring');
  jest.spyOn(fs, 'mkdirSync').mockImplementation((path, options) => {
    if (String(path).endsWith('cluster.making')) marked.push(existsSync(mark));
    return mkdirSync(path, options);
  });
  jest.spyOn(fs, 'renameSync').mockImplementation((from, to) => {
    renameSync(from, to);
    if (String(to).endsWith('cluster')) marked.push(existsSync(mark));
  });
  restoreBackup(data, folder);
  expect(marked).toEqual([true, true]);
});

test('a restore that fails takes back what it had put, and its mark', () => {
  const { renameSync } = fs;
  jest.spyOn(fs, 'renameSync').mockImplementation((from, to) => {
    if (String(to).endsWith('cluster')) throw FAULT;
    renameSync(from, to);
  });
  expect(() => restoreBackup(data, folder)).toThrow(FAULT);
  expect(readdirSync(data).sort()).toEqual(['database-place', 'postgres']);
  expect(readdirSync(join(data, 'postgres'))).toEqual([]);
});

test('a mark that came along with a copy of the directory removes nothing', () => {
  killed();
  const copy = temporaryDirectory();
  cpSync(data, copy, { recursive: true });
  expect(() => restoreBackup(copy, folder)).toThrow('DATA_EXISTS');
  for (const place of [data, copy])
    expect(existsSync(join(place, 'keys/gateway/seal.key'))).toBe(true);
  writeFileSync(join(copy, 'restoring'), 'null');
  expect(() => refuseHalfRestored(copy)).toThrow('npm run restore -- FOLDER');
  expect(() => restoreBackup(copy, folder)).toThrow('DATA_EXISTS');
});

test.each([
  ...['keys', 'database.json', 'postgres/superuser.password'],
  ...['postgres/cluster', 'postgres/cluster.making'],
])('nothing is put where there is %s, and it stays', (path) => {
  mkdirSync(dirname(join(data, path)), { recursive: true });
  writeFileSync(join(data, path), 'of another');
  expect(() => restoreBackup(data, folder)).toThrow(`DATA_EXISTS: ${join(data, path)} is there`);
  expect(readFileSync(join(data, path), 'utf8')).toBe('of another');
  const [top = ''] = path.split('/');
  expect(readdirSync(data).sort()).toEqual(
    [...new Set(['database-place', 'postgres', top])].sort(),
  );
});

test('a file that is changed after it was read is not restored', () => {
  const { mkdirSync } = fs;
  const file = join(folder, 'data/keys/gateway/seal.key');
  jest.spyOn(fs, 'mkdirSync').mockImplementation((path, options) => {
    // By now every file has been read.
    if (String(path).endsWith('cluster.making')) writeFileSync(file, 'a key of another');
    return mkdirSync(path, options);
  });
  expect(() => restoreBackup(data, folder)).toThrow(
    `BACKUP_DAMAGED: ${file} is not what was copied.`,
  );
  expect(existsSync(join(data, 'keys'))).toBe(false);
  expect(() => refuseHalfRestored(data)).not.toThrow();
});

test('a file that is put into the backup after it was read is left out', () => {
  const { mkdirSync } = fs;
  jest.spyOn(fs, 'mkdirSync').mockImplementation((path, options) => {
    if (String(path).endsWith('cluster.making')) {
      writeFileSync(join(folder, 'cluster/standby.signal'), '');
    }
    return mkdirSync(path, options);
  });
  restoreBackup(data, folder);
  expect(existsSync(join(data, 'postgres/cluster/PG_VERSION'))).toBe(true);
  expect(existsSync(join(data, 'postgres/cluster/standby.signal'))).toBe(false);
});

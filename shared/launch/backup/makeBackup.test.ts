import fs, { appendFileSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { hubFiles } from '../testkit/hubFiles';
import { removeTemporaryDirectories, temporaryDirectory } from '../testkit/temporaryDirectory';
import { copyFile } from './copyTree';
import { makeBackup } from './makeBackup';
import { readBackup } from './Manifest';

afterEach(() => jest.restoreAllMocks());
afterAll(removeTemporaryDirectories);

const NOW = '2026-01-31T12:00:00.000Z';

describe('a backup', () => {
  it('is made once of two at a time to one folder, and whole', async () => {
    const { data } = hubFiles();
    const folder = join(temporaryDirectory(), 'monday');
    const both = [makeBackup(data, folder, NOW), makeBackup(data, folder, NOW)];
    const [first, second] = await Promise.allSettled(both);
    expect(first).toMatchObject({ status: 'fulfilled', value: folder });
    expect(second).toMatchObject({ reason: { code: 'BACKUP_EXISTS' } });
    expect(readBackup(folder).madeAt).toBe(NOW);
    expect(readdirSync(dirname(folder))).toEqual(['monday']);
  });

  it('leaves alone what another has begun, and says what to remove when none runs', async () => {
    const { data } = hubFiles();
    const folder = join(temporaryDirectory(), 'monday');
    mkdirSync(`${folder}.making`);
    writeFileSync(join(`${folder}.making`, 'begun'), '');
    await expect(makeBackup(data, folder, NOW)).rejects.toThrow(
      `BACKUP_EXISTS: ${folder}.making is there already`,
    );
    expect(readdirSync(`${folder}.making`)).toEqual(['begun']);
    expect(existsSync(folder)).toBe(false);
  });

  it('is read again before it gets its name', async () => {
    const { data } = hubFiles();
    const folder = join(temporaryDirectory(), 'monday');
    const { renameSync } = fs;
    // The first rename is that of the list: after it was written, a file of it becomes another.
    jest.spyOn(fs, 'renameSync').mockImplementation((from, to) => {
      if (String(to).endsWith('backup.json')) {
        appendFileSync(join(dirname(String(to)), 'data', 'database.json'), ' ');
      }
      renameSync(from, to);
    });
    await expect(makeBackup(data, folder, NOW)).rejects.toThrow(
      /BACKUP_DAMAGED.*No backup was made/,
    );
    expect(readdirSync(dirname(folder))).toEqual([]);
  });

  it('is not made within what it copies, by whatever way the folder is named', async () => {
    const { data, home } = hubFiles();
    const link = join(temporaryDirectory(), 'link');
    fs.symlinkSync(home, link);
    const places = [data, join(data, 'keys'), home, join(home, 'cluster'), link];
    for (const place of places) {
      await expect(makeBackup(data, join(place, 'monday'), NOW)).rejects.toMatchObject({
        code: 'INPUT_INVALID',
        message: expect.stringContaining('would be copied into itself') as string,
      });
      expect(readdirSync(place).filter((name) => name.startsWith('monday'))).toEqual([]);
    }
    // A folder that only begins like the hub's is elsewhere.
    const beside = `${data}-monday`;
    await makeBackup(data, beside, NOW);
    fs.rmSync(beside, { recursive: true });
  });

  it.each(['database.json', 'keys', 'postgres/superuser.password', 'postgres/cluster'])(
    'is not made of a hub without %s',
    async (part) => {
      const { data } = hubFiles();
      const folder = join(temporaryDirectory(), 'monday');
      fs.rmSync(join(data, part), { recursive: true });
      await expect(makeBackup(data, folder, NOW)).rejects.toThrow('NOT_PREPARED');
      expect(readdirSync(dirname(folder))).toEqual([]);
    },
  );
});

describe('a file', () => {
  it('has gone when it cannot be opened, and not when its copy has no place', () => {
    const folder = temporaryDirectory();
    writeFileSync(join(folder, 'file'), 'text');
    expect(copyFile(join(folder, 'none'), join(folder, 'copy'))).toBeUndefined();
    expect(existsSync(join(folder, 'copy'))).toBe(false);
    expect(() => copyFile(join(folder, 'file'), join(folder, 'none', 'copy'))).toThrow('ENOENT');
  });
});

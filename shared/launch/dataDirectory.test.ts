import { renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findDataDirectory, prepareDataDirectory } from './dataDirectory';
import { removeTemporaryDirectories, temporaryDirectory } from './testkit/temporaryDirectory';

afterAll(removeTemporaryDirectories);

describe('the data directory', () => {
  it('lies in the clone and is closed to others', () => {
    const root = temporaryDirectory();
    const directory = prepareDataDirectory(root, undefined);
    expect(directory).toBe(join(root, '.lidhja'));
    expect(statSync(directory).mode & 0o777).toBe(0o700);
  });

  it('is the one that LIDHJA_DATA names', () => {
    const [root, elsewhere] = [temporaryDirectory(), temporaryDirectory()];
    expect(prepareDataDirectory(root, join(elsewhere, 'data'))).toBe(join(elsewhere, 'data'));
  });

  it('is found by a command that is not told where the last start put it', () => {
    const [root, elsewhere] = [temporaryDirectory(), temporaryDirectory()];
    expect(findDataDirectory(root, undefined)).toBe(join(root, '.lidhja'));
    prepareDataDirectory(root, elsewhere);
    expect(findDataDirectory(root, undefined)).toBe(elsewhere);
    expect(findDataDirectory(root, '/named')).toBe('/named');
    prepareDataDirectory(root, undefined);
    expect(findDataDirectory(root, undefined)).toBe(join(root, '.lidhja'));
  });

  it('refuses a place that cannot be made, and says what to set', () => {
    const root = temporaryDirectory();
    writeFileSync(join(root, 'file'), '');
    expect(() => prepareDataDirectory(root, join(root, 'file', 'x'))).toThrow(/LIDHJA_DATA/);
  });

  it('moves with the clone', () => {
    const root = temporaryDirectory();
    prepareDataDirectory(join(root, 'clone'), undefined);
    renameSync(join(root, 'clone'), join(root, 'moved'));
    expect(findDataDirectory(join(root, 'moved'), undefined)).toBe(join(root, 'moved', '.lidhja'));
  });
});

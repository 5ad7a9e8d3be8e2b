import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DataLock } from '../process/DataLock';
import { removeTemporaryDirectories, temporaryDirectory } from '../testkit/temporaryDirectory';
import { command, differenceLines, readTask } from './policy';

afterAll(removeTemporaryDirectories);

test('beside a hub whose database is not there yet, or is another, it says what to do', async () => {
  const data = temporaryDirectory();
  writeFileSync(join(data, 'database.json'), '{}');
  const lock = DataLock.take(data, 'http://127.0.0.1:4000');
  const [say, print] = [jest.fn(), jest.fn()];
  const environment = { LIDHJA_DATA: data };
  const shown = command({ args: ['show'], root: data, environment, say, print });
  await expect(shown).rejects.toThrow(/wait until it serves, or set DATABASE_URL/);
  expect(print).not.toHaveBeenCalled();
  lock.release();
});

test('a change of category is shown as what it takes and what it gives', () => {
  const lines = differenceLines({
    part: 'national',
    coordinate: 'Case.stage',
    was: 'CASE_STATUS',
    becomes: 'WITNESS_PROTECTION',
  });
  expect(lines[0]).toBe('Case.stage: CASE_STATUS → WITNESS_PROTECTION');
  expect(lines).toContain('- Case.stage prosecutor THIS_PROCEEDING mandate in_area assigned_case');
  expect(lines).toContain('+ Case.stage witness_protection THIS_PROCEEDING mandate cleared');
});

test('no change takes or gives nothing', () => {
  const same = { part: 'national', coordinate: 'Case.stage', was: 'OFFENCE', becomes: 'OFFENCE' };
  expect(differenceLines(same)).toHaveLength(1);
});

test('a task is read as it is written', () => {
  expect(readTask(['show'])).toBe('show');
  expect(readTask(['activate', 'iss', 'sub'])).toEqual({ issuer: 'iss', subject: 'sub' });
});

test.each([
  [[], 'A task is missing.'],
  [['shw'], 'There is no such task.'],
  [['show', 'all'], 'There is more than the task takes.'],
  [['activate'], 'ISSUER is missing'],
  [['activate', ' ', 'sub'], 'ISSUER is missing'],
  [['activate', 'iss'], 'SUBJECT is missing'],
  [['activate', 'iss', ''], 'SUBJECT is missing'],
  [['activate', 'iss', 'sub', 'more'], 'There is more than the task takes.'],
])('%j is refused: %s', (args, said) => {
  const read = (): unknown => readTask(args);
  expect(read).toThrow(`INPUT_INVALID: ${said}`);
  expect(read).toThrow('npm run policy -- show');
  expect(read).toThrow(expect.objectContaining({ exitCode: 2 }));
});

import { resolve } from 'node:path';
import { removeTemporaryDirectories, temporaryDirectory } from '../testkit/temporaryDirectory';
import { command, readExportTask } from './export-record';

afterAll(removeTemporaryDirectories);

test('where to and why is read as it is written', () => {
  const task = readExportTask(['record.jsonl', ' Yearly review ']);
  expect(task).toEqual({
    ...{ file: resolve('record.jsonl'), reason: 'Yearly review' },
    periods: null,
  });
  const both = readExportTask(['record.jsonl', '--periods', 'periods.txt', 'Yearly review']);
  expect(both).toEqual({ ...task, periods: resolve('periods.txt') });
});

test.each([
  [[], 'FILE is missing'],
  [[' ', 'Yearly review'], 'FILE is missing'],
  [['file'], 'REASON must have'],
  [['file', 'too short'], 'REASON must have'],
  [['file', 'x'.repeat(501)], 'REASON must have'],
  [['file', 'Yearly', 'review'], 'There is more'],
  [['file', 'Yearly review', '--periods'], '--periods takes a FILE'],
  [['file', 'Yearly review', '--periods', '--x'], '--periods takes a FILE'],
  [['file', 'Yearly review', '--periods', './file'], 'FILE and the FILE of --periods are the same'],
])('%j is refused: %s', (args, said) => {
  const read = (): unknown => readExportTask(args);
  expect(read).toThrow(`INPUT_INVALID: ${said}`);
  expect(read).toThrow('npm run export:record');
  expect(read).toThrow(expect.objectContaining({ exitCode: 2 }));
});

test('where there never was a hub nothing is exported, and no database is made', async () => {
  const data = temporaryDirectory();
  const [say, print] = [jest.fn(), jest.fn()];
  const environment = { LIDHJA_DATA: data };
  const args = [resolve(data, 'record.jsonl'), 'Yearly review'];
  const ran = command({ args, root: data, environment, say, print });
  await expect(ran).rejects.toThrow(/^NOT_PREPARED: /);
  expect(print).not.toHaveBeenCalled();
});

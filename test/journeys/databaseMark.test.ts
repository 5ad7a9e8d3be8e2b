import { DatabaseMark } from '@lidhja/launch';
import { TestDatabase } from '../testkit/TestCluster';

const PROGRAMS = 'a'.repeat(64);
let database: TestDatabase;
let url: string;
beforeAll(async () => {
  database = await TestDatabase.create();
  url = database.url('lidhja_migrator');
});
afterAll(() => database.drop());

test('a database is up to date with the programs that ran on it, and with no others', async () => {
  expect(await DatabaseMark.isUpToDate(url, PROGRAMS, true)).toBe(false);
  await DatabaseMark.set(url, PROGRAMS, true);
  expect(await DatabaseMark.isUpToDate(url, PROGRAMS, true)).toBe(true);
  expect(await DatabaseMark.isUpToDate(url, 'b'.repeat(64), true)).toBe(false);
});

test('a database with the sample never goes on without it, nor one without it with it', async () => {
  await DatabaseMark.set(url, PROGRAMS, true);
  await expect(DatabaseMark.isUpToDate(url, PROGRAMS, false)).rejects.toThrow('synthetic sample');
  await DatabaseMark.set(url, PROGRAMS, false);
  await expect(DatabaseMark.isUpToDate(url, PROGRAMS, true)).rejects.toThrow('LIDHJA_SAMPLE=off');
});

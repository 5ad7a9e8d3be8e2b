import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { removeTemporaryDirectories, temporaryDirectory } from '../testkit/temporaryDirectory';
import { DataLock } from './DataLock';
import { processIdentity } from './processIdentity';

afterAll(removeTemporaryDirectories);

describe('the lock of a data directory', () => {
  it('tells a second start which process holds it and where that serves', () => {
    const directory = temporaryDirectory();
    const lock = DataLock.take(directory, 'http://127.0.0.1:4000');
    expect(() => DataLock.take(directory, 'http://127.0.0.1:4010')).toThrow(
      new RegExp(`process ${process.pid}, http://127.0.0.1:4000`),
    );
    expect(DataLock.isHeld(directory)).toBe(true);
    lock.announce('http://127.0.0.1:4321');
    expect(() => DataLock.take(directory, '')).toThrow(/http:\/\/127\.0\.0\.1:4321/);
    lock.release();
    expect(DataLock.isHeld(directory)).toBe(false);
    expect(readdirSync(directory)).toEqual([]);
  });

  it('is taken over from a process that was killed', () => {
    const directory = temporaryDirectory();
    const dead = { pid: 2 ** 30, identity: 'gone', url: '' };
    writeFileSync(join(directory, 'lock.json'), JSON.stringify(dead));
    expect(DataLock.isHeld(directory)).toBe(false);
    DataLock.take(directory, '').release();
    expect(readdirSync(directory)).toEqual([]);
  });

  it('is taken over when another process has the number of the one that was killed', () => {
    const directory = temporaryDirectory();
    const reused = { pid: process.ppid, identity: 'of an earlier process', url: '' };
    expect(processIdentity(process.ppid)).toBeDefined();
    writeFileSync(join(directory, 'lock.json'), JSON.stringify(reused));
    DataLock.take(directory, '').release();
    expect(existsSync(join(directory, 'lock.json'))).toBe(false);
  });

  it('is taken over when it is unreadable', () => {
    const directory = temporaryDirectory();
    writeFileSync(join(directory, 'lock.json'), '{"pid":');
    DataLock.take(directory, 'http://here');
    expect(readFileSync(join(directory, 'lock.json'), 'utf8')).toContain('http://here');
  });
});

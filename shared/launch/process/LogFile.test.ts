import { appendFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { removeTemporaryDirectories, temporaryDirectory } from '../testkit/temporaryDirectory';
import { LogFile } from './LogFile';

afterAll(removeTemporaryDirectories);

describe('a log file', () => {
  it('quotes the last words of this run, not of an earlier one, nor log records or stacks', () => {
    const path = join(temporaryDirectory(), 'part.log');
    writeFileSync(path, 'an earlier fault\n');
    const log = new LogFile(path);
    expect(log.lastWords()).toBe('');
    appendFileSync(path, '{"level":30}\nnot this time\n    at main.js:1\n\nNode.js v20.20.0\n');
    expect(log.lastWords()).toBe('not this time');
    log.close();
  });

  it('begins anew, keeping the earlier one, when it has grown too large', () => {
    const path = join(temporaryDirectory(), 'part.log');
    writeFileSync(path, 'x');
    truncateSync(path, 11 * 1024 * 1024);
    new LogFile(path).close();
    expect(statSync(path).size).toBe(0);
    expect(statSync(`${path}.1`).size).toBe(11 * 1024 * 1024);
  });
});

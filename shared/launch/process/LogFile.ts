import { closeSync, fstatSync, openSync, readSync, renameSync, statSync } from 'node:fs';

const LIMIT = 10 * 1024 * 1024;
const TAIL = 16_384;
/** Log records, frames of a stack, and what Node adds below one. */
const NOT_WORDS = /^\s*$|^\{|^\s+at |^Node\.js v/;

/**
 * A log that child processes write to directly, so that it outlives this one. One earlier file is kept
 * (`.1`) when it has grown over 10 MB.
 */
export class LogFile {
  readonly descriptor: number;
  private readonly start: number;

  constructor(readonly path: string) {
    const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
    if (size > LIMIT) renameSync(path, `${path}.1`);
    this.descriptor = openSync(path, 'a+', 0o600);
    this.start = fstatSync(this.descriptor).size;
  }

  /** The last lines in plain words that were written since this object was made; log records are left out. */
  lastWords(lines = 1): string {
    const end = fstatSync(this.descriptor).size;
    const from = Math.max(this.start, end - TAIL);
    const buffer = Buffer.alloc(end - from);
    readSync(this.descriptor, buffer, 0, buffer.length, from);
    return buffer
      .toString('utf8')
      .split('\n')
      .filter((line) => !NOT_WORDS.test(line))
      .slice(-lines)
      .join('\n');
  }

  close(): void {
    closeSync(this.descriptor);
  }
}

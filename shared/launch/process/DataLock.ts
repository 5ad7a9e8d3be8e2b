import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LaunchError } from '../LaunchError';
import { writeSecret } from '../keys/writeSecret';
import { processIdentity } from './processIdentity';

interface Holder {
  readonly pid: number;
  readonly identity: string | undefined;
  readonly url: string;
}

const read = (path: string): Holder | undefined => {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Holder;
  } catch {
    return undefined;
  }
};

const alive = (holder: Holder | undefined): holder is Holder =>
  holder !== undefined &&
  holder.identity !== undefined &&
  processIdentity(holder.pid) === holder.identity;

/** Makes `path` appear at once with its whole content, or fails because it is there already. */
const appear = (from: string, path: string): boolean => {
  try {
    linkSync(from, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
};

/** Another start may take the stale lock away first; then there is none to set aside. */
const setAside = (path: string, aside: string): void => {
  try {
    renameSync(path, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
};

/** One hub at a time works on a data directory. The lock of a launcher that was killed holds no one up. */
export class DataLock {
  private constructor(
    private readonly path: string,
    private readonly holder: Holder,
  ) {}

  /** Whether a process that lives holds it. */
  static isHeld(dataDirectory: string): boolean {
    return alive(read(join(dataDirectory, 'lock.json')));
  }

  /**
   * @param url where the hub will serve; told to whoever comes second
   * @throws LaunchError naming the holder, when one runs
   */
  static take(dataDirectory: string, url: string): DataLock {
    const path = join(dataDirectory, 'lock.json');
    const own = `${path}.${process.pid}`;
    const aside = `${own}.stale`;
    const holder: Holder = { pid: process.pid, identity: processIdentity(process.pid), url };
    writeFileSync(own, JSON.stringify(holder), { mode: 0o600 });
    try {
      while (!appear(own, path)) {
        const other = read(path);
        if (alive(other)) {
          throw new LaunchError(
            `Lidhja already runs on ${dataDirectory}: process ${other.pid}, ${other.url}. Use that ` +
              'one, stop it first, or give this one data of its own with LIDHJA_DATA=/some/folder.',
          );
        }
        setAside(path, aside);
        // Another start may have replaced the stale lock between the two lines above.
        if (alive(read(aside))) appear(aside, path);
      }
      return new DataLock(path, holder);
    } finally {
      rmSync(own, { force: true });
      rmSync(aside, { force: true });
    }
  }

  /** Tells those who come second where the hub serves in the end. */
  announce(url: string): void {
    writeSecret(this.path, JSON.stringify({ ...this.holder, url }));
  }

  release(): void {
    if (read(this.path)?.pid === process.pid) rmSync(this.path, { force: true });
  }
}

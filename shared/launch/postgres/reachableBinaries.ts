import { chmodSync, cpSync, existsSync, lstatSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { canEnter, type DatabaseAccount } from './DatabaseAccount';
import type { Binaries } from './locateBinaries';
import { sharedPlace } from './sharedPlace';

/** The clone may have been made under a narrow umask, which the copy takes along. */
const openToRead = (path: string): void => {
  const entry = lstatSync(path);
  if (entry.isSymbolicLink()) return;
  chmodSync(path, entry.isDirectory() || (entry.mode & 0o100) !== 0 ? 0o755 : 0o644);
  if (entry.isDirectory()) for (const name of readdirSync(path)) openToRead(join(path, name));
};

/** Copied whole or not at all, so that an interrupted copy is never taken for the programs. */
const copyOnce = (from: string, to: string): void => {
  if (existsSync(to)) return;
  const unfinished = `${to}.${process.pid}`;
  rmSync(unfinished, { recursive: true, force: true });
  cpSync(from, unfinished, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (path) => !path.endsWith('.a'),
  });
  openToRead(unfinished);
  renameSync(unfinished, to);
};

/**
 * The folder of the programs that the account can run: the package itself, or a copy of it where the
 * account may go, when the clone lies in a folder that it cannot pass through (root's home).
 */
export function reachableBinaries(binaries: Binaries, account?: DatabaseAccount): string {
  if (account === undefined || canEnter(account, join(binaries.folder, 'bin'))) {
    return binaries.folder;
  }
  const copy = join(sharedPlace(binaries.folder), `postgresql-${binaries.version}`);
  copyOnce(binaries.folder, copy);
  return copy;
}

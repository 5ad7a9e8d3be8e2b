import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CommandRefusal } from '../LaunchError';
import { writeSecret } from '../keys/writeSecret';
import { digestOfFile, type Copied } from './copyTree';

/** What a backup says of itself. */
export interface Manifest {
  readonly format: 1;
  /** ISO 8601 in UTC. */
  readonly madeAt: string;
  readonly files: readonly Copied[];
}

const NAME = 'backup.json';

/** Written last: a folder without it is no backup. */
export const writeManifest = (folder: string, files: readonly Copied[], madeAt: string): void =>
  writeSecret(join(folder, NAME), JSON.stringify({ format: 1, madeAt, files } satisfies Manifest));

const read = (folder: string): Manifest | undefined => {
  try {
    return JSON.parse(readFileSync(join(folder, NAME), 'utf8')) as Manifest;
  } catch {
    return undefined;
  }
};

/** A path that leads out of the backup is none that was written into it. */
const isInside = (path: string): boolean =>
  !path.startsWith('/') && !path.split('/').includes('..') && path !== '';

/**
 * Reads a backup and every byte of it.
 * @throws CommandRefusal BACKUP_DAMAGED naming the first file that is not as it was copied
 */
export function readBackup(folder: string): Manifest {
  const damaged = (what: string): CommandRefusal =>
    new CommandRefusal('BACKUP_DAMAGED', `${what} Nothing was restored; use another backup.`);
  const manifest = read(folder);
  if (manifest?.format !== 1 || !Array.isArray(manifest.files)) {
    throw damaged(`${join(folder, NAME)} cannot be read: this is no whole backup.`);
  }
  const files: readonly Copied[] = manifest.files;
  for (const { path, digest } of files) {
    if (!isInside(path)) throw damaged(`The backup names a file outside of it.`);
    const file = join(folder, path);
    if (!existsSync(file)) throw damaged(`${file} is missing.`);
    if (digest !== null && digestOfFile(file) !== digest)
      throw damaged(`${file} is not what was copied.`);
  }
  return manifest;
}

import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CommandRefusal } from '../LaunchError';
import { writeSecret } from '../keys/writeSecret';
import { digestOfFile, syncFolder, type Copied } from './copyTree';
import { faultOfList, parseManifest, type Manifest } from './manifestShape';

const NAME = 'backup.json';

/** Written last: a folder without it is no backup. */
export const writeManifest = (folder: string, files: readonly Copied[], madeAt: string): void => {
  writeSecret(join(folder, NAME), JSON.stringify({ format: 1, madeAt, files } satisfies Manifest));
  syncFolder(folder);
};

const entryOf = (path: string) => lstatSync(path, { throwIfNoEntry: false });

const read = (folder: string): Manifest | undefined => {
  const file = join(folder, NAME);
  try {
    return entryOf(file)?.isFile() ? parseManifest(readFileSync(file, 'utf8')) : undefined;
  } catch {
    return undefined;
  }
};

/** A link is never followed: what it leads to is not the backup's. */
const faultOfFile = (folder: string, { path, digest }: Copied): string | undefined => {
  const file = join(folder, path);
  const entry = entryOf(file);
  if (!entry) return `${file} is missing.`;
  if (digest === null) return entry.isDirectory() ? undefined : `${file} is not a folder.`;
  if (!entry.isFile()) return `${file} is not a file.`;
  return digestOfFile(file) === digest ? undefined : `${file} is not what was copied.`;
};

/** Whatever lies in a backup and was not copied into it came from someone else. */
const strangerIn = (folder: string, files: readonly Copied[]): string | undefined => {
  const known = new Set([NAME, ...files.map(({ path }) => path)]);
  const folders = files.filter(({ digest }) => digest === null).map(({ path }) => `${path}/`);
  for (const inside of ['', ...folders]) {
    const names = readdirSync(join(folder, inside)).sort();
    const stranger = names.find((name) => !known.has(`${inside}${name}`));
    if (stranger !== undefined) return join(folder, inside, stranger);
  }
  return undefined;
};

const NOTHING_RESTORED = 'Nothing was restored; use another backup.';

/** A backup cannot be used. @param then what is to be done about it */
export const damaged = (what: string, then = NOTHING_RESTORED): CommandRefusal =>
  new CommandRefusal('BACKUP_DAMAGED', `${what} ${then}`);

/**
 * Reads a backup and every byte of it.
 * @param then what is to be done when it is damaged
 * @throws CommandRefusal BACKUP_DAMAGED naming the first file that is not as it was copied
 */
export function readBackup(folder: string, then = NOTHING_RESTORED): Manifest {
  const manifest = read(folder);
  if (!manifest) {
    throw damaged(`${join(folder, NAME)} cannot be read: this is no whole backup.`, then);
  }
  const { files } = manifest;
  const list = faultOfList(files);
  if (list !== undefined) throw damaged(list, then);
  for (const one of files) {
    const fault = faultOfFile(folder, one);
    if (fault !== undefined) throw damaged(fault, then);
  }
  const stranger = strangerIn(folder, files);
  if (stranger !== undefined) throw damaged(`${stranger} is none of the backup's files.`, then);
  return manifest;
}

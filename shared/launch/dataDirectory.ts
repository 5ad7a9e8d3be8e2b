import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { LaunchError } from './LaunchError';

const inClone = (root: string): string => join(root, '.lidhja');
const pointer = (root: string): string => join(inClone(root), 'data-directory');

const refuseForeign = (directory: string): void => {
  const user = process.geteuid?.() ?? 0;
  const owner = statSync(directory).uid;
  if (user !== 0 && owner !== user) {
    throw new LaunchError(
      `${directory} belongs to another user (uid ${owner}), who started Lidhja here before. Start it ` +
        'as that user, or keep data of your own elsewhere: LIDHJA_DATA=/some/folder npm start',
    );
  }
};

const makePrivate = (directory: string): void => {
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new LaunchError(
      `${directory} cannot be made (${(error as NodeJS.ErrnoException).code}): set LIDHJA_DATA to a ` +
        'folder that this user may write to.',
    );
  }
  refuseForeign(directory);
};

/**
 * Makes the directory of everything that outlives a start (keys, secrets, logs and, where its user can
 * reach it, the database), and notes in the clone where it is, so that the other commands find it.
 */
export function prepareDataDirectory(root: string, wanted: string | undefined): string {
  const directory = wanted ? resolve(wanted) : inClone(root);
  makePrivate(directory);
  if (!existsSync(inClone(root))) mkdirSync(inClone(root), { mode: 0o711 });
  // Nothing is noted of the usual place, so that a clone may be moved.
  if (directory === inClone(root)) rmSync(pointer(root), { force: true });
  else writeFileSync(pointer(root), `${directory}\n`);
  return directory;
}

/** The data directory that a command beside a running hub means: the last start's, unless it is told. */
export function findDataDirectory(root: string, wanted: string | undefined): string {
  if (wanted) return resolve(wanted);
  return existsSync(pointer(root)) ? readFileSync(pointer(root), 'utf8').trim() : inClone(root);
}

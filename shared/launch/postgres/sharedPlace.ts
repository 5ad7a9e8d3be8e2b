import { createHash } from 'node:crypto';
import { chmodSync, lstatSync, mkdirSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LaunchError } from '../LaunchError';

const OPEN_TO_PASS = 0o711;

/** Only a real folder of our own: in a place where anyone may write, someone else may have been first. */
const isOurs = (path: string): boolean => {
  const entry = lstatSync(path);
  const { uid, mode } = entry;
  return entry.isDirectory() && uid === process.geteuid?.() && (mode & 0o022) === 0;
};

const make = (path: string): string | undefined => {
  try {
    mkdirSync(path, { mode: OPEN_TO_PASS });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') return undefined;
  }
  if (!isOurs(path)) return undefined;
  // Said again, because a narrow umask has taken it away above.
  chmodSync(path, OPEN_TO_PASS);
  return path;
};

/**
 * A folder outside the clone that other users may pass through, the same at every start: under
 * /var/lib/lidhja, or the system's temporary folder when that cannot be written.
 * @param owner what the folder belongs to; its real path makes the name
 */
export function sharedPlace(owner: string): string {
  const name = createHash('sha256').update(realpathSync(owner)).digest('hex').slice(0, 12);
  const library = make('/var/lib/lidhja');
  const place = library ? make(join(library, name)) : make(join(tmpdir(), `lidhja-${name}`));
  if (place === undefined) {
    throw new LaunchError(
      `The user that PostgreSQL runs as cannot reach ${owner}, and no other place could be made under ` +
        '/var/lib/lidhja or the temporary folder: set LIDHJA_DATA to a folder that every user may pass ' +
        'through, or set DATABASE_URL.',
    );
  }
  return place;
}

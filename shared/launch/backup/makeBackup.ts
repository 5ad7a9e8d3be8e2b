import { existsSync, mkdirSync, readFileSync, realpathSync, renameSync, rmSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import { CommandRefusal, LaunchError } from '../LaunchError';
import { SUPERUSER } from '../postgres/initializeCluster';
import { placeNote } from '../postgres/clusterHome';
import { runningServer } from '../postgres/runningServer';
import { DataLock } from '../process/DataLock';
import { isKept, PASSWORD } from './clusterFiles';
import { copyRunning, copyStopped } from './copyCluster';
import { copyTree, syncFolderOf, type Copied } from './copyTree';
import { readBackup, writeManifest } from './Manifest';
import { refuseHalfRestored } from './RestoreMark';

const within = (folder: string, copied: readonly Copied[]): Copied[] => [
  { path: folder, digest: null },
  ...copied.map((one) => ({ ...one, path: `${folder}/${one.path}` })),
];

const copyDatabase = async (data: string, home: string, to: string): Promise<Copied[]> => {
  const cluster = join(home, 'cluster');
  const port = runningServer(data);
  if (port !== undefined) {
    const password = readFileSync(join(home, PASSWORD), 'utf8').trim();
    return copyRunning(
      `postgresql://${SUPERUSER}:${password}@127.0.0.1:${port}/lidhja`,
      cluster,
      to,
    );
  }
  // Nobody may start it meanwhile, and whoever is starting it is waited for by whoever asks.
  const lock = DataLock.take(data, 'npm run backup');
  try {
    return copyStopped(cluster, to);
  } finally {
    lock.release();
  }
};

/** Where the database of a whole hub is. @throws CommandRefusal NOT_PREPARED, LaunchError */
const homeOf = (data: string): string => {
  refuseHalfRestored(data);
  const note = placeNote(data);
  const home = existsSync(note) ? readFileSync(note, 'utf8').trim() : '';
  const parts = [join(home, 'cluster'), join(home, PASSWORD)];
  if (home !== '' && [...parts, join(data, 'database.json'), join(data, 'keys')].every(existsSync))
    return home;
  throw new CommandRefusal(
    'NOT_PREPARED',
    `There is no whole hub in ${data}: run npm start first.`,
  );
};

/** A copy in what is copied would be copied into itself, and be lost with it. */
const refuseWithin = (target: string, hub: readonly string[]): void => {
  const parent = dirname(target);
  if (!existsSync(parent)) throw new LaunchError(`${parent} is not there.`);
  const real = `${realpathSync(parent)}${sep}`;
  for (const folder of hub) {
    if (!real.startsWith(`${realpathSync(folder)}${sep}`)) continue;
    throw new CommandRefusal(
      'INPUT_INVALID',
      `${target} lies in ${folder}, which the backup copies, and would be copied into itself: name a ` +
        'folder elsewhere, best on another disk.',
      2,
    );
  }
};

/** Makes the folder that a backup is made in; while it stands no other may be made there. */
const beginIn = (making: string): void => {
  try {
    mkdirSync(making, { mode: 0o700 });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'EEXIST') throw new LaunchError(`${making} cannot be made (${code}).`);
    throw new CommandRefusal(
      'BACKUP_EXISTS',
      `${making} is there already, in which another backup is being made: wait for it. If none runs, ` +
        'it was left by one that was stopped: remove it.',
    );
  }
};

const fill = async (data: string, home: string, making: string): Promise<Copied[]> => [
  ...within('cluster', await copyDatabase(data, home, join(making, 'cluster'))),
  ...within('data', copyTree(data, join(making, 'data'), isKept)),
  ...within(
    'server',
    copyTree(home, join(making, 'server'), (path) => path === PASSWORD),
  ),
];

/**
 * Copies the database, the keys and the passwords of a hub, running or not, into a new folder.
 * @param folder that is not there yet; it is there in the end only when all of it is
 * @throws CommandRefusal BACKUP_EXISTS, BACKUP_DAMAGED, INPUT_INVALID, NOT_PREPARED
 */
export async function makeBackup(data: string, folder: string, madeAt: string): Promise<string> {
  const target = resolve(folder);
  const home = homeOf(data);
  refuseWithin(target, [data, home]);
  const making = `${target}.making`;
  beginIn(making);
  try {
    // Asked only now: before, another backup could have been about to get this name.
    if (existsSync(target)) {
      throw new CommandRefusal('BACKUP_EXISTS', `${target} is there already: name a new folder.`);
    }
    writeManifest(making, await fill(data, home, making), madeAt);
    readBackup(making, 'No backup was made; run it again.');
    renameSync(making, target);
  } catch (error) {
    // Only on the way out of a failure: once it is renamed, the next backup may have its own there.
    rmSync(making, { recursive: true, force: true });
    throw error;
  }
  syncFolderOf(target);
  return target;
}

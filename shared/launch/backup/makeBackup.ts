import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { CommandRefusal, LaunchError } from '../LaunchError';
import { SUPERUSER } from '../postgres/initializeCluster';
import { placeNote } from '../postgres/clusterHome';
import { runningServer } from '../postgres/runningServer';
import { DataLock } from '../process/DataLock';
import { copyRunning, copyStopped } from './copyCluster';
import { copyTree, syncFolderOf, type Copied } from './copyTree';
import { writeManifest } from './Manifest';

/** Of the data directory: what belongs to a start, and the database, which has its own way. */
const NOT_KEPT = /^(postgres|log)(\/|$)|^lock\.json|^database-place$|^data-directory$/;

const PASSWORD = 'superuser.password';

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

/**
 * Copies the database, the keys and the passwords of a hub, running or not, into a new folder.
 * @param folder that is not there yet; it is there in the end only when all of it is
 * @throws CommandRefusal BACKUP_EXISTS, NOT_PREPARED
 */
export async function makeBackup(data: string, folder: string, madeAt: string): Promise<string> {
  const target = resolve(folder);
  if (existsSync(target)) {
    throw new CommandRefusal('BACKUP_EXISTS', `${target} is there already: name a new folder.`);
  }
  const note = placeNote(data);
  const home = existsSync(note) ? readFileSync(note, 'utf8').trim() : '';
  if (!existsSync(join(home, 'cluster'))) {
    throw new CommandRefusal(
      'NOT_PREPARED',
      `There is no database of ${data} yet: run npm start first.`,
    );
  }
  if (!existsSync(dirname(target))) throw new LaunchError(`${dirname(target)} is not there.`);
  const making = `${target}.making`;
  rmSync(making, { recursive: true, force: true });
  mkdirSync(making, { mode: 0o700 });
  try {
    const cluster = within('cluster', await copyDatabase(data, home, join(making, 'cluster')));
    const kept = within(
      'data',
      copyTree(data, join(making, 'data'), (path) => !NOT_KEPT.test(path)),
    );
    const secret = within(
      'server',
      copyTree(home, join(making, 'server'), (path) => path === PASSWORD),
    );
    writeManifest(making, [...cluster, ...kept, ...secret], madeAt);
    renameSync(making, target);
    syncFolderOf(target);
  } finally {
    rmSync(making, { recursive: true, force: true });
  }
  return target;
}

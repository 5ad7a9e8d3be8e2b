import { chmodSync, chownSync, mkdirSync, readdirSync, renameSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { clusterHome, type ClusterHome } from '../postgres/clusterHome';
import { databaseAccount, type DatabaseAccount } from '../postgres/DatabaseAccount';
import { copyFile, syncFolder, syncFolderOf } from './copyTree';
import { damaged, readBackup } from './Manifest';
import type { Manifest } from './manifestShape';
import { beginRestore, endRestore, undoRestore } from './RestoreMark';

const own = (folder: string, { uid, gid }: DatabaseAccount): void => {
  chownSync(folder, uid, gid);
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }))
    chownSync(join(entry.parentPath, entry.name), uid, gid);
};

const makingOf = ({ cluster }: ClusterHome): string => `${cluster}.making`;

/** Where a path of a backup is put: the cluster aside, until all of it is there. */
const placesIn =
  (data: string, home: ClusterHome) =>
  (path: string): string => {
    const [top = '', ...rest] = path.split('/');
    const tops: Record<string, string> = { cluster: makingOf(home), data, server: home.folder };
    return join(tops[top] ?? '', ...rest);
  };

/** Puts the files of the manifest, and no others, where they belong. */
const put = (source: string, files: Manifest['files'], place: (path: string) => string): void => {
  for (const { path, digest } of files) {
    const target = place(path);
    if (digest === null) {
      mkdirSync(target, { recursive: true, mode: 0o700 });
    } else if (copyFile(join(source, path), target) !== digest) {
      // It was changed after it had been read: what counts is what was written here.
      throw damaged(`${join(source, path)} is not what was copied.`);
    }
  }
  for (const { path, digest } of files) if (digest === null) syncFolder(place(path));
};

/**
 * Puts a backup where there is no hub yet; the next start recovers the database to its moment. What an
 * earlier restore that did not finish had begun there is begun anew.
 * @param data an existing data directory, locked by whoever calls
 * @throws CommandRefusal BACKUP_DAMAGED; DATA_EXISTS, since nothing is ever written over
 */
export function restoreBackup(data: string, folder: string): Manifest {
  const source = resolve(folder);
  const manifest = readBackup(source);
  undoRestore(data);
  const account = databaseAccount();
  const home = clusterHome(data, account);
  const making = makingOf(home);
  const place = placesIn(data, home);
  const kept = manifest.files.filter(({ path }) => /^data\/[^/]+$/.test(path));
  beginRestore(data, source, [
    ...[home.cluster, making, home.passwordFile],
    ...kept.map(({ path }) => place(path)),
  ]);
  try {
    put(source, manifest.files, place);
    if (account) own(making, account);
    chmodSync(making, 0o700);
    renameSync(making, home.cluster);
    syncFolderOf(home.cluster);
  } catch (error) {
    undoRestore(data);
    throw error;
  }
  // Last, so that what is half restored is not taken for a hub.
  endRestore(data);
  return manifest;
}

import { chmodSync, chownSync, existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { CommandRefusal } from '../LaunchError';
import { clusterHome } from '../postgres/clusterHome';
import { databaseAccount, type DatabaseAccount } from '../postgres/DatabaseAccount';
import { copyTree, syncFolderOf } from './copyTree';
import { readBackup } from './Manifest';
import type { Manifest } from './manifestShape';

const all = (): boolean => true;

const own = (folder: string, { uid, gid }: DatabaseAccount): void => {
  chownSync(folder, uid, gid);
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }))
    chownSync(join(entry.parentPath, entry.name), uid, gid);
};

/**
 * Puts a backup where there is no hub yet; the next start recovers the database to its moment.
 * @param data an existing data directory, locked by whoever calls
 * @throws CommandRefusal BACKUP_DAMAGED; DATA_EXISTS, since nothing is ever written over
 */
export function restoreBackup(data: string, folder: string): Manifest {
  const source = resolve(folder);
  const manifest = readBackup(source);
  const account = databaseAccount();
  const home = clusterHome(data, account);
  for (const there of [home.cluster, join(data, 'database.json'), join(data, 'keys')]) {
    if (!existsSync(there)) continue;
    throw new CommandRefusal(
      'DATA_EXISTS',
      `${there} is there already, and nothing is written over: move it away, or restore elsewhere ` +
        'with LIDHJA_DATA=/some/folder.',
    );
  }
  const making = `${home.cluster}.making`;
  rmSync(making, { recursive: true, force: true });
  copyTree(join(source, 'cluster'), making, all);
  if (account) own(making, account);
  chmodSync(making, 0o700);
  copyTree(join(source, 'data'), data, all);
  copyTree(join(source, 'server'), home.folder, all);
  // Last, so that what is half restored is not taken for a hub.
  renameSync(making, home.cluster);
  syncFolderOf(home.cluster);
  return manifest;
}

import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { LaunchError } from '../LaunchError';
import { canEnter, type DatabaseAccount } from './DatabaseAccount';
import { sharedPlace } from './sharedPlace';

/** The folder around a cluster; the superuser's password lies beside the cluster, out of its user's reach. */
export interface ClusterHome {
  readonly folder: string;
  readonly cluster: string;
  readonly passwordFile: string;
  /** True when the data directory itself could not be used. */
  readonly elsewhere: boolean;
}

const homeIn = (folder: string, elsewhere: boolean): ClusterHome => ({
  folder,
  cluster: join(folder, 'cluster'),
  passwordFile: join(folder, 'superuser.password'),
  elsewhere,
});

/** The file of a data directory that says where its cluster is. */
export const placeNote = (dataDirectory: string): string => join(dataDirectory, 'database-place');

/** A data directory that was moved or copied must not quietly begin with an empty database. */
const refuseToForget = (note: string, chosen: string): void => {
  if (!existsSync(note)) return;
  const noted = readFileSync(note, 'utf8').trim();
  if (noted === chosen || !existsSync(join(noted, 'cluster'))) return;
  throw new LaunchError(
    `The database of this data directory is in ${noted}, but would now be looked for in ${chosen}: the ` +
      'directory was moved, copied or started by another user. To keep the data: ' +
      `mv ${noted} ${chosen}. To begin with an empty database: rm ${note}`,
  );
};

/** What is elsewhere stays when a clone is removed. With its data directory the keys of its record are gone. */
const refuseLeft = (note: string, { folder, cluster, elsewhere }: ClusterHome): void => {
  if (!elsewhere || existsSync(note) || !existsSync(cluster)) return;
  throw new LaunchError(
    `The database in ${folder} is that of an earlier data directory in this place, whose keys went with it. ` +
      'To keep the data: put that data directory back. To begin with an empty database: ' +
      `mv ${folder} ${folder}.before`,
  );
};

const refuseForeign = ({ cluster }: ClusterHome): void => {
  const owner = statSync(cluster, { throwIfNoEntry: false })?.uid;
  if (owner !== undefined && process.geteuid?.() !== 0 && owner !== process.geteuid?.()) {
    throw new LaunchError(
      `The database in ${cluster} belongs to another user (uid ${owner}): start Lidhja as the user who ` +
        'made it, or keep data of your own elsewhere with LIDHJA_DATA=/some/folder.',
    );
  }
};

/**
 * Where the cluster of a data directory is: inside it, or, when the account cannot reach it, in a
 * place that it can. The choice is noted in the data directory (`database-place`).
 * @throws LaunchError where the cluster that is found is not the data directory's, or may be
 */
export function clusterHome(dataDirectory: string, account?: DatabaseAccount): ClusterHome {
  const inside = join(realpathSync(dataDirectory), 'postgres');
  // The account may pass through the directory, and can list nothing in it.
  if (account) chmodSync(dataDirectory, statSync(dataDirectory).mode | 0o011);
  mkdirSync(inside, { recursive: true });
  if (!existsSync(join(inside, 'cluster'))) chmodSync(inside, account ? 0o711 : 0o700);
  const home =
    account === undefined || canEnter(account, inside)
      ? homeIn(inside, false)
      : homeIn(realpathSync(sharedPlace(dataDirectory)), true);
  const note = placeNote(dataDirectory);
  refuseToForget(note, home.folder);
  refuseLeft(note, home);
  refuseForeign(home);
  writeFileSync(note, `${home.folder}\n`, { mode: 0o600 });
  return home;
}

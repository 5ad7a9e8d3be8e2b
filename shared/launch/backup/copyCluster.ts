import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { LaunchError } from '../LaunchError';
import { isCopied, isWal } from './clusterFiles';
import { copyTree, digestOfFile, type Copied } from './copyTree';

interface Stopped {
  readonly labelfile: string;
  readonly spcmapfile: string;
  readonly last: string;
}

/** The label of an earlier backup is not this one's, which is written in its place. */
const isOfRunning = (path: string): boolean =>
  isCopied(path) && !isWal(path) && path !== 'backup_label';

/** Copies the cluster of a server that does not run: all of it, what was not written down yet too. */
export const copyStopped = (cluster: string, to: string): Copied[] =>
  copyTree(cluster, to, isCopied);

/**
 * Copies the cluster of a server that runs, as PostgreSQL's low-level backup does: between two marks in
 * what it writes, and with all that it wrote between them, so that a start makes one moment of it. The
 * moment is that of the second mark: whatever was acknowledged before the copy began is in it.
 *
 * @param adminUrl superuser's connection string
 * @throws LaunchError when something of the database lies outside of the cluster
 */
export async function copyRunning(
  adminUrl: string,
  cluster: string,
  to: string,
): Promise<Copied[]> {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  try {
    // Holds back what was written from now on; it goes with this connection.
    await client.query(`select pg_create_physical_replication_slot('lidhja_backup', true, true)`);
    await client.query(`select pg_backup_start('lidhja', true)`);
    const copied = copyTree(cluster, to, isOfRunning);
    const { rows } = await client.query<Stopped>(
      `select labelfile, spcmapfile, pg_walfile_name(lsn) as last from pg_backup_stop(false)`,
    );
    const [stopped] = rows;
    if (!stopped || stopped.spcmapfile !== '') {
      throw new LaunchError(
        'The database has tablespaces outside of its cluster, which this backup would not have: use ' +
          'the tools of your PostgreSQL.',
      );
    }
    const written = copyTree(join(cluster, 'pg_wal'), join(to, 'pg_wal'), (path) =>
      /^[0-9A-F]{24}$/.test(path) ? path <= stopped.last : !path.includes('/'),
    );
    writeFileSync(join(to, 'backup_label'), stopped.labelfile, { mode: 0o600 });
    return [
      ...copied,
      ...written.map((one) => ({ ...one, path: `pg_wal/${one.path}` })),
      { path: 'backup_label', digest: digestOfFile(join(to, 'backup_label')) },
    ];
  } finally {
    await client.end();
  }
}

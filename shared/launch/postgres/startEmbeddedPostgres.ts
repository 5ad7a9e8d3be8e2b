import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { clusterHome, type ClusterHome } from './clusterHome';
import { databaseAccount } from './DatabaseAccount';
import { initializeCluster, SUPERUSER } from './initializeCluster';
import { locateBinaries } from './locateBinaries';
import { Postmaster } from './Postmaster';
import { reachableBinaries } from './reachableBinaries';
import { SERVER_SETTINGS } from './serverSettings';
import { stopStalePostmaster } from './stopStalePostmaster';

export interface EmbeddedPostgresOptions {
  /** An existing directory; the cluster goes inside it when its user can reach it. */
  readonly dataDirectory: string;
  /** Where the server writes what happens to it. Default: postgres.log in the data directory. */
  readonly log?: string;
  /** Where it served before, so that whoever has its address finds it again. Default: a free port. */
  readonly port?: number;
  /** Settings beyond or instead of `SERVER_SETTINGS`, for tests. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** A PostgreSQL of our own on the loopback address. */
export interface EmbeddedPostgres {
  /** Superuser's connection string to the database `lidhja`, which exists. */
  readonly adminUrl: string;
  readonly port: number;
  readonly home: ClusterHome;
  /** Settles when the server has ended, for whatever reason. */
  readonly exited: Promise<void>;
  stop(force?: boolean): Promise<void>;
}

const connect = async (url: string): Promise<Client> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  return client;
};

/** Makes the hub's database and closes the server's other ones to everyone but the superuser. */
const prepare = async (serverUrl: string): Promise<void> => {
  const client = await connect(`${serverUrl}/postgres`);
  try {
    await client.query('revoke all on database postgres, template1 from public');
    const found = await client.query("select from pg_database where datname = 'lidhja'");
    if (found.rowCount === 0) await client.query('create database lidhja');
  } finally {
    await client.end();
  }
};

/**
 * Starts PostgreSQL, making its cluster at the first start and stopping the server that a killed
 * launcher left behind. Only one process may do this for a data directory at a time (`DataLock`).
 * @throws LaunchError when it cannot be done, saying what to do
 */
export async function startEmbeddedPostgres(
  options: EmbeddedPostgresOptions,
): Promise<EmbeddedPostgres> {
  const dataDirectory = realpathSync(options.dataDirectory);
  const preferred = databaseAccount(join(dataDirectory, 'postgres', 'cluster'));
  const home = clusterHome(dataDirectory, preferred);
  // A cluster that is there stays with the user who made it.
  const account = databaseAccount(home.cluster);
  const binaries = reachableBinaries(locateBinaries(), account);
  const password = await initializeCluster(binaries, home, account);
  await stopStalePostmaster(home.cluster);
  const server = await Postmaster.start({
    binaries,
    home,
    account,
    settings: { ...SERVER_SETTINGS, ...options.settings },
    log: options.log ?? join(dataDirectory, 'postgres.log'),
    port: options.port,
  });
  const serverUrl = `postgresql://${SUPERUSER}:${password}@127.0.0.1:${server.port}`;
  try {
    await prepare(serverUrl);
  } catch (error) {
    await server.stop();
    throw error;
  }
  return {
    adminUrl: `${serverUrl}/lidhja`,
    port: server.port,
    home,
    exited: server.exited,
    stop: (force) => server.stop(force),
  };
}

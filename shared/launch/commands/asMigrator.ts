import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { refuseHalfRestored } from '../backup/RestoreMark';
import { connectionUrl } from '../database/connectionUrl';
import { notPrepared } from '../database/notPrepared';
import { MIGRATOR } from '../database/roles';
import { RoleSecrets } from '../database/RoleSecrets';
import { setupDatabase } from '../database/setupDatabase';
import { findDataDirectory } from '../dataDirectory';
import { LaunchError } from '../LaunchError';
import { readLaunchSettings, type LaunchSettings } from '../LaunchSettings';
import { openDatabase } from '../openDatabase';
import { runningServer } from '../postgres/runningServer';
import { DataLock } from '../process/DataLock';
import { Shutdown } from '../process/Shutdown';
import type { CommandInput } from '../Progress';

/**
 * The migrator's connection string to the embedded server of the hub that runs on the data directory.
 * @throws LaunchError while there is none
 */
const besideHub = (data: string, accounts: string): string => {
  const port = runningServer(data);
  if (port !== undefined) {
    const server = connectionUrl(`postgresql://127.0.0.1:${port}/lidhja`);
    return server.as(MIGRATOR.name, new RoleSecrets(accounts).of(MIGRATOR.name));
  }
  throw new LaunchError(
    'A hub runs here without an embedded database that lets anyone in: wait until it serves, or set ' +
      'DATABASE_URL as it was started with.',
  );
};

/** A command on the hub's database. */
export interface DatabaseCommand {
  /** As it is called, for whoever finds the data directory taken. */
  readonly name: string;
  /** Whether it may be run while the hub runs. */
  readonly beside: boolean;
  /** @param url the migrator's connection string */
  readonly run: (url: string, settings: LaunchSettings) => Promise<void>;
}

/**
 * Runs a command on the hub's database: beside a running hub where it may, otherwise with the database started for it.
 * @throws CommandRefusal NOT_PREPARED where there never was a hub: no server is made for it
 */
export async function asMigrator(
  { root, environment, say }: Omit<CommandInput, 'args' | 'print'>,
  { name, beside, run }: DatabaseCommand,
): Promise<void> {
  const settings = readLaunchSettings(environment);
  const data = findDataDirectory(root, settings.data);
  refuseHalfRestored(data);
  const shutdown = new Shutdown();
  const accounts = join(data, 'database.json');
  if (!existsSync(accounts)) throw notPrepared();
  const embedded = settings.databaseUrl === undefined;
  try {
    if (embedded && beside && DataLock.isHeld(data)) {
      return await run(besideHub(data, accounts), settings);
    }
    if (embedded) {
      const lock = DataLock.take(data, name);
      shutdown.onStop(() => Promise.resolve(lock.release()));
    }
    const admin = await openDatabase(settings, data, shutdown, say);
    const urls = await setupDatabase(admin, accounts);
    await run(urls[MIGRATOR.name] ?? '', settings);
  } finally {
    await shutdown.run();
  }
}

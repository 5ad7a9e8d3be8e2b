import { join } from 'node:path';
import type { LaunchSettings } from './LaunchSettings';
import { startEmbeddedPostgres, type EmbeddedPostgres } from './postgres/startEmbeddedPostgres';
import { keepRunning } from './process/keepRunning';
import type { Shutdown } from './process/Shutdown';
import type { Say } from './Progress';

/**
 * The database of this start: the operator's, or an embedded server that is started for it.
 * @returns an administrator's connection string
 */
export async function openDatabase(
  settings: LaunchSettings,
  dataDirectory: string,
  shutdown: Shutdown,
  say: Say,
): Promise<string> {
  if (settings.databaseUrl !== undefined) return settings.databaseUrl;
  const log = join(dataDirectory, 'log', 'postgres.log');
  const server = await keepRunning<EmbeddedPostgres>({
    name: 'PostgreSQL',
    ...{ shutdown, say },
    lastWords: () => `see ${log}`,
    start: (served) =>
      startEmbeddedPostgres({ dataDirectory, log, ...(served ? { port: served.port } : {}) }),
  });
  if (server.home.elsewhere) {
    say(
      `  The database is in ${server.home.folder}: the user that it runs as cannot reach ${dataDirectory}.`,
    );
  }
  return server.adminUrl;
}

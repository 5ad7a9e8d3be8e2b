import { makeBackup } from '../backup/makeBackup';
import { findDataDirectory } from '../dataDirectory';
import { CommandRefusal } from '../LaunchError';
import { readLaunchSettings, type LaunchSettings } from '../LaunchSettings';
import type { CommandInput } from '../Progress';

/** @throws CommandRefusal INPUT_INVALID, also where the database is the operator's own */
export function readFolder(
  usage: string,
  args: readonly string[],
  { databaseUrl }: Pick<LaunchSettings, 'databaseUrl'>,
): string {
  const [folder] = args;
  if (!folder?.trim() || args.length > 1) {
    throw new CommandRefusal('INPUT_INVALID', `One folder is to be named.\n${usage}`, 2);
  }
  if (databaseUrl !== undefined) {
    throw new CommandRefusal(
      'INPUT_INVALID',
      'DATABASE_URL names a PostgreSQL of your own: back it up and restore it with its own tools ' +
        '(pg_basebackup), and keep the data directory with its keys beside that.',
      2,
    );
  }
  return folder;
}

/**
 * Copies the hub's database, keys and passwords into a new folder, beside a running hub as well.
 * @returns exit code
 * @throws CommandRefusal with a code that stays as it is
 */
export async function command({
  args,
  root,
  environment,
  say,
  print,
}: CommandInput): Promise<number> {
  const settings = readLaunchSettings(environment);
  const folder = readFolder('Usage: npm run backup -- FOLDER', args, settings);
  const data = findDataDirectory(root, settings.data);
  print(await makeBackup(data, folder, new Date().toISOString()));
  say(
    'The backup has the keys and every record of the hub: keep it as you keep the machine. To use it ' +
      'where there is no hub yet: npm run restore -- FOLDER',
  );
  return 0;
}

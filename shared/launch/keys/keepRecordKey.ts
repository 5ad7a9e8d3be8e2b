import { EnvironmentError, fileKeyNames, type KeyService } from '@lidhja/platform';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { RecordKeyMark } from '../database/RecordKeyMark';
import { LaunchError } from '../LaunchError';
import { privateDirectory } from './keyFiles';
import { ensureRecordKey } from './recordKey';
import { isOfFile, serviceNames } from './serviceKey';

const namesIn = (directory: string): readonly string[] => {
  try {
    return fileKeyNames(directory);
  } catch (error) {
    if (error instanceof EnvironmentError)
      throw new LaunchError(`${error.message}. Put it back from a backup of the data directory`);
    throw error;
  }
};

/** A new key would open nothing of what is sealed, and nobody would notice before they read it. */
const refuseLost = (directory: string, known: readonly string[]): void => {
  const held = namesIn(directory);
  const lost = known.filter((name) => isOfFile(name) && !held.includes(name));
  if (lost.length === 0) return;
  const file = join(directory, 'record.key');
  const what = existsSync(file)
    ? `${file} is another key than ${lost.join(' and ')}, and no record.NAME.key beside it is that one`
    : `${file} is missing`;
  throw new LaunchError(
    `${what}: without ${lost.join(' and ')} the documents and persons sought that this database has sealed do not ` +
      'open. Put it back from a backup of the data directory, as record.NAME.key where another has taken its place. ' +
      `Is it lost for good, and they with it, say as administrator of the database: ${RecordKeyMark.forgotten}`,
  );
};

/**
 * Sees that what wrapped the keys of records is there, keys in files and a service, makes the first key in a file, and
 * notes both in the database before anything is sealed with them.
 * @param url connection string of the migrator
 * @returns the directory with them
 * @throws LaunchError that names the file or the service and says what to do, where one is missing, another or none
 */
export async function keepRecordKey(
  dataDirectory: string,
  url: string,
  service: KeyService | null,
): Promise<string> {
  const known = await RecordKeyMark.read(url);
  const keys = privateDirectory(join(dataDirectory, 'keys'));
  refuseLost(privateDirectory(join(keys, 'international')), known);
  const served = await serviceNames(service, known);
  const directory = ensureRecordKey(dataDirectory, service);
  const names = [...new Set([...known, ...served, ...namesIn(directory)])].sort();
  if (names.join() !== known.join()) await RecordKeyMark.set(url, names);
  return directory;
}

import { join } from 'node:path';
import { refuseHalfRestored } from '../backup/RestoreMark';
import { prepareDataDirectory } from '../dataDirectory';
import { setupDatabase } from '../database/setupDatabase';
import { ensureKeys } from '../keys/ensureKeys';
import { keepRecordKey } from '../keys/keepRecordKey';
import { derivedFile, privateDirectory } from '../keys/keyFiles';
import { noteRings } from '../keys/noteRings';
import { noticeReceivers } from '../keys/noticeReceivers';
import { keyService } from '../keys/recordKey';
import { trustedIssuers } from '../keys/trustedIssuers';
import { LaunchError } from '../LaunchError';
import { readLaunchSettings } from '../LaunchSettings';
import { bringUpToDate } from '../migrateDatabase';
import { folderOf, SUBGRAPHS } from '../parts/partList';
import { witnessed } from '../parts/startParts';
import type { CommandInput } from '../Progress';

/** Where the subgraphs listen when nothing else is said, on one machine. */
const BESIDE = SUBGRAPHS.map((name, at) => `${name}=http://127.0.0.1:${4001 + at}`).join(',');

/**
 * Does everything that must be done before the parts can start, and starts none: roles, schemas, keys,
 * migrations and the sample. Each part's directory of keys gets a file `part.env` with its own
 * connection string, so that a part starts alone with `node --env-file=<keys>/part.env …/main.js`.
 * @returns exit code
 */
export async function command({ root, environment, print }: CommandInput): Promise<number> {
  const settings = readLaunchSettings(environment);
  if (settings.databaseUrl === undefined) {
    throw new LaunchError('DATABASE_URL is not set: it must name an administrator of PostgreSQL.');
  }
  const data = prepareDataDirectory(root, settings.data);
  refuseHalfRestored(data);
  const issuers = trustedIssuers(data, settings);
  const receivers = noticeReceivers(settings.webhooksFile);
  const service = keyService(settings.keyServiceFile);
  const urls = await setupDatabase(settings.databaseUrl, join(data, 'database.json'));
  const url = urls['lidhja_migrator'] ?? '';
  const plan = {
    root,
    url,
    keys: await keepRecordKey(data, url, service),
    passedOn: settings.passedOn,
    logs: privateDirectory(join(data, 'log')),
    signal: new AbortController().signal,
  };
  await bringUpToDate(plan, settings.sample);
  // Only now: a start that is refused must not change whom the parts trust.
  const keys = ensureKeys(data, issuers, receivers);
  await noteRings(url, keys);
  for (const [part, directory] of Object.entries(keys)) {
    const url = urls[`lidhja_${part}`] ?? '';
    const file = join(directory, 'part.env');
    const gateway = part === 'gateway' ? { LIDHJA_SUBGRAPHS: BESIDE } : {};
    const own = Object.entries({ ...gateway, ...witnessed(part, settings) })
      .map(([name, value]) => `${name}=${value}\n`)
      .join('');
    derivedFile(file, `DATABASE_URL=${url}\nLIDHJA_KEYS=${directory}\n${own}`);
    print(`node --env-file=${file} ${join(folderOf(part), 'dist', 'main.js')}`);
  }
  return 0;
}

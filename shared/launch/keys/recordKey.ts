import { EnvironmentError, KEY_SERVICE, readKeyService, type KeyService } from '@lidhja/platform';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { LaunchError } from '../LaunchError';
import { derivedFile, keptSecret, privateDirectory, symmetricKey } from './keyFiles';

const RECORD_KEY = /^record(\.[\w-]+)?\.key$/;
const TOKEN = 'key-service.token';

/**
 * Who wraps the keys of records, from the operator's file; null where there is none, and keys in files do.
 * @throws LaunchError that says what is wrong with the file
 */
export function keyService(path: string | undefined): KeyService | null {
  if (path === undefined) return null;
  try {
    return readKeyService(path);
  } catch (error) {
    if (error instanceof EnvironmentError) throw new LaunchError(error.message);
    throw error;
  }
}

const writeService = (directory: string, service: KeyService | null): void => {
  if (service) {
    derivedFile(join(directory, TOKEN), `${service.token}\n`);
    const settings = { url: service.url, tokenFile: TOKEN };
    derivedFile(join(directory, KEY_SERVICE), `${JSON.stringify(settings)}\n`);
    return;
  }
  for (const name of [KEY_SERVICE, TOKEN]) rmSync(join(directory, name), { force: true });
};

/**
 * Makes the key under which the keys of records are wrapped, where there is none: whoever migrates or loads the
 * sample seals as well. It is never made anew, since what it wrapped opens with no other. The national part has
 * it too, with those before it: what is to be asked abroad is sealed there.
 * @param service who wraps them from now on in place of the key
 * @returns the directory with it, the international part's
 */
export function ensureRecordKey(dataDirectory: string, service: KeyService | null = null): string {
  const keys = privateDirectory(join(dataDirectory, 'keys'));
  const own = privateDirectory(join(keys, 'international'));
  keptSecret(join(own, 'record.key'), symmetricKey);
  const national = privateDirectory(join(keys, 'national'));
  for (const name of readdirSync(own).filter((one) => RECORD_KEY.test(one)))
    derivedFile(join(national, name), readFileSync(join(own, name), 'utf8'));
  for (const directory of [own, national]) writeService(directory, service);
  return own;
}

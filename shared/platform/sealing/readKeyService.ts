import { dirname, resolve } from 'node:path';
import { EnvironmentError, readSettingsFile } from '../environment';
import { readSecretFile } from '../keys';
import { checkAddress } from '../receivers/checkAddress';
import type { KeyService } from './ServiceKeys';

const TOKEN = /^[\x21-\x7e]{16,1000}$/;

/**
 * Reads who wraps the keys of records: `{"url": "https://…/", "tokenFile": "<path>"}`, where the path begins at the
 * file's own folder.
 * @throws EnvironmentError that names the file, and nothing of the address or the token
 */
export function readKeyService(path: string): KeyService {
  let read: unknown;
  try {
    read = JSON.parse(readSettingsFile(path));
  } catch (error) {
    if (error instanceof EnvironmentError) throw error;
  }
  const { url, tokenFile } = (read ?? {}) as Record<string, unknown>;
  const fault = checkAddress(url);
  if (fault !== null) throw new EnvironmentError(`${path}: ${fault}`);
  if (typeof url !== 'string' || !url.endsWith('/'))
    throw new EnvironmentError(`${path}: its url must end with /`);
  if (typeof tokenFile !== 'string' || tokenFile === '')
    throw new EnvironmentError(`${path}: its tokenFile must be the path of a file`);
  const file = resolve(dirname(path), tokenFile);
  const token = readSecretFile(file);
  if (!TOKEN.test(token))
    throw new EnvironmentError(`${file} must hold a token of 16 to 1000 letters, digits and signs`);
  return { url, token };
}

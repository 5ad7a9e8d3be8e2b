import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { symmetricKey } from '../keys';
import type { RandomBytes } from './aesGcm';
import { FileKeys, nameOf } from './FileKeys';
import type { KeyProvider } from './KeyProvider';
import { readKeyService } from './readKeyService';
import { RecordSealer } from './RecordSealer';
import { ServiceKeys } from './ServiceKeys';

const RETIRED = /^record\.[\w-]+\.key$/;
const ANY = /^record(\.[\w-]+)?\.key$/;
/** Of a part, where the operator has the keys wrapped by a service. */
export const KEY_SERVICE = 'key-service.json';

/**
 * Who wraps the keys of records: a service where there is one, else `record.key`. Those before it, `record.NAME.key`,
 * are kept by whoever replaced one, and go on unwrapping.
 */
export function recordKeys(directory: string, random?: RandomBytes): KeyProvider {
  const retired = readdirSync(directory)
    .filter((name) => RETIRED.test(name))
    .sort();
  const files = new FileKeys(
    symmetricKey(directory, 'record.key'),
    retired.map((name) => symmetricKey(directory, name)),
    random,
  );
  const service = join(directory, KEY_SERVICE);
  return existsSync(service) ? new ServiceKeys(readKeyService(service), files) : files;
}

/**
 * Names of the keys in the files of a directory.
 * @throws EnvironmentError that names the file, where one is no key or can be read by others
 */
export const fileKeyNames = (directory: string): readonly string[] =>
  readdirSync(directory)
    .filter((name) => ANY.test(name))
    .map((name) => nameOf(symmetricKey(directory, name)));

/** Seals and opens records for a command that moves or loads them. */
export const sealerOf = (directory: string): RecordSealer =>
  new RecordSealer(recordKeys(directory), randomBytes(32));

import { createPublicKey, type KeyObject } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { EnvironmentError } from '../environment';
import { privateKeyIn, readSecretFile } from '../keys';
import { ringFile, signingKeyAt, thumbprintOf, type KeyRing } from './KeyRing';
import { parseKeyRing } from './parseKeyRing';

/** A ring with the private halves that are there, by kid. */
export interface OpenRing {
  readonly ring: KeyRing;
  readonly privateKeys: ReadonlyMap<string, KeyObject>;
}

const WRITABLE_BY_OTHERS = 0o022;

/** Who may write to the folder may put keys of their own in it, whatever its files allow. */
const refuseOpenFolder = (directory: string): void => {
  if (process.platform === 'win32' || !existsSync(directory)) return;
  if ((statSync(directory).mode & WRITABLE_BY_OTHERS) === 0) return;
  throw new EnvironmentError(`${directory} can be written to by others: chmod 700 it`);
};

const keyOf = (directory: string, use: string, kid: string, file: string): KeyObject => {
  const path = join(directory, file);
  if (!existsSync(path)) {
    throw new EnvironmentError(
      `${path} is missing, and ${ringFile(use)} names it: put it back from a backup, or ` +
        `"npm run keys -- revoke ${kid}", which makes another where none is left`,
    );
  }
  const key = privateKeyIn(path);
  if (thumbprintOf(createPublicKey(key)).kid === kid) return key;
  throw new EnvironmentError(`${path} is not the key that ${ringFile(use)} has under its name`);
};

/**
 * Reads the list of a ring, and no key.
 * @throws EnvironmentError where it is missing, open to others, or no list of keys
 */
export function readRingList(directory: string, use: string): KeyRing {
  refuseOpenFolder(directory);
  const path = join(directory, ringFile(use));
  const ring = parseKeyRing(readSecretFile(path));
  if (typeof ring === 'string') throw new EnvironmentError(`${path} cannot be used: ${ring}`);
  return ring;
}

/**
 * Reads a ring and its keys.
 * @throws EnvironmentError where a file is missing, open to others, or no Ed25519 key, or another than the list says
 */
export function readKeyRing(directory: string, use: string): OpenRing {
  const ring = readRingList(directory, use);
  const privateKeys = new Map<string, KeyObject>();
  for (const { kid, file } of ring.keys)
    if (file !== null) privateKeys.set(kid, keyOf(directory, use, kid, file));
  return { ring, privateKeys };
}

/**
 * The key that signs at an instant, with its private half.
 * @param at milliseconds since 1970
 * @throws EnvironmentError where none is in force
 */
export function keyInForce(
  { ring, privateKeys }: OpenRing,
  use: string,
  at: number,
): { kid: string; privateKey: KeyObject } {
  const kid = signingKeyAt(ring, at)?.kid;
  const privateKey = kid === undefined ? undefined : privateKeys.get(kid);
  if (kid !== undefined && privateKey !== undefined) return { kid, privateKey };
  throw new EnvironmentError(
    `no key of ${ringFile(use)} is in force, each is revoked, has ended or is yet to begin: ` +
      'make one with "npm run keys -- rotate --in 0"',
  );
}

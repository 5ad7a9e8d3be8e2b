import { createPublicKey, type KeyObject } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { EnvironmentError } from '../environment';
import { privateKeyIn, readSecretFile } from '../keys';
import { keysCommand, keysInForceAt, ringFile, thumbprintOf, type KeyRing } from './KeyRing';
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
        `${keysCommand(use, `revoke ${kid}`)}, which makes another where none is left`,
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

/** A key with its private half. */
export interface HeldKey {
  readonly kid: string;
  readonly privateKey: KeyObject;
}

/**
 * The keys that are in force at an instant, the one that began last at the end.
 * @param at milliseconds since 1970
 * @throws EnvironmentError where none is in force
 */
export function keysInForce({ ring, privateKeys }: OpenRing, use: string, at: number): HeldKey[] {
  const held = keysInForceAt(ring, at).flatMap(({ kid }): HeldKey[] => {
    const privateKey = privateKeys.get(kid);
    return privateKey === undefined ? [] : [{ kid, privateKey }];
  });
  if (held.length > 0) return held;
  throw new EnvironmentError(
    `no key of ${ringFile(use)} is in force, each is revoked, has ended or is yet to begin: ` +
      `make one with ${keysCommand(use, 'rotate --in 0')}`,
  );
}

/**
 * Where one key signs at a time, that key.
 * @param at milliseconds since 1970
 * @throws EnvironmentError where none is in force
 */
export const keyInForce = (open: OpenRing, use: string, at: number): HeldKey =>
  keysInForce(open, use, at).at(-1) as HeldKey;

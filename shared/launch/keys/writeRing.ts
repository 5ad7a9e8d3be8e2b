import {
  ringFile,
  ringKeyFile,
  stateOf,
  thumbprintOf,
  type KeyRing,
  type RingKey,
} from '@lidhja/platform';
import { createPublicKey, type KeyObject } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { syncFolder } from '../backup/copyTree';
import { writeSecret } from './writeSecret';

/** A key that is in the folder and in force from an instant on. */
export function madeKey(
  use: string,
  privateKey: KeyObject,
  notBefore: string,
): RingKey & { readonly file: string } {
  const { kid, x } = thumbprintOf(createPublicKey(privateKey));
  return { kid, x, file: ringKeyFile(use, kid), notBefore, notAfter: null, revokedAt: null };
}

/** A key of which only the public half is left. */
export function retiredKey(publicKey: KeyObject, notBefore: string): RingKey {
  const { kid, x } = thumbprintOf(publicKey);
  return { kid, x, file: null, notBefore, notAfter: null, revokedAt: null };
}

/**
 * Writes a ring durably, whole or not at all: first what it names, then the list, and only then is anything removed.
 * @param made private halves in PEM that are not there yet, by file
 * @param gone files that it names no more
 */
export function writeRing(
  directory: string,
  use: string,
  ring: KeyRing,
  made: Readonly<Record<string, string>> = {},
  gone: readonly string[] = [],
): void {
  for (const [file, pem] of Object.entries(made)) writeSecret(join(directory, file), pem);
  syncFolder(directory);
  writeSecret(join(directory, ringFile(use)), `${JSON.stringify(ring, null, 2)}\n`);
  syncFolder(directory);
  for (const file of gone) rmSync(join(directory, file), { force: true });
  syncFolder(directory);
}

const isEnded = (ring: KeyRing, key: RingKey, now: number): boolean =>
  key.file !== null && stateOf(ring, key, now) === 'ENDED';

/** Whether there are private halves of keys that have ended. */
export const hasEnded = (ring: KeyRing, now: number): boolean =>
  ring.keys.some((key) => isEnded(ring, key, now));

/** Takes away the private halves of keys that have ended: nobody can lose what is not there. */
export function endedRemoved(directory: string, use: string, ring: KeyRing, now: number): void {
  const gone = ring.keys.flatMap((key) => (isEnded(ring, key, now) ? (key.file ?? []) : []));
  if (gone.length === 0) return;
  const keys = ring.keys.map((key) => (isEnded(ring, key, now) ? { ...key, file: null } : key));
  writeRing(directory, use, { keys }, {}, gone);
}

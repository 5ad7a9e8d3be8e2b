import {
  EnvironmentError,
  keyInForce,
  privateKeyIn,
  publicKeyIn,
  readKeyRing,
  readRingList,
  ringFile,
  ringKeyFile,
  thumbprintOf,
  type OpenRing,
} from '@lidhja/platform';
import { createPublicKey } from 'node:crypto';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { LaunchError } from '../LaunchError';
import { keptSecret, signingKey } from './keyFiles';
import { alone } from './ringLock';
import { endedRemoved, hasEnded, madeKey, retiredKey, writeRing } from './writeRing';

/** A first key has always been in force: what is signed before it was made there is not. */
const ALWAYS = new Date(0).toISOString();
const RETIRED = /^receipt\.[\w-]+\.public\.pem$/;

/** A list that is gone may have said that a key was revoked: no key of it is taken for a first one. */
const refuseOrphans = (directory: string, use: string, single: string): void => {
  const own = existsSync(single) ? thumbprintOf(createPublicKey(privateKeyIn(single))).kid : null;
  const orphan = readdirSync(directory)
    .filter((name) => name.startsWith(`${use}.`) && /\.[\w-]+\.private\.pem$/.test(name))
    .find((name) => own === null || name !== ringKeyFile(use, own));
  if (orphan === undefined) return;
  throw new EnvironmentError(
    `${join(directory, ringFile(use))} is missing, and ${orphan} is there: put it back from a backup. Without it ` +
      'nobody can verify what was signed before; to begin anew all the same, move the keys elsewhere',
  );
};

/**
 * Takes over a folder as it was before there was a list: one key that signs, and public halves of others.
 * Run again after it was cut off, it comes to the same.
 */
const begin = (directory: string, use: string): void => {
  const single = join(directory, `${use}.private.pem`);
  refuseOrphans(directory, use, single);
  const pem = keptSecret(single, signingKey);
  const retired = readdirSync(directory).filter((name) => RETIRED.test(name) && use === 'receipt');
  const others = retired.map((name) => retiredKey(publicKeyIn(join(directory, name)), ALWAYS));
  const first = madeKey(use, privateKeyIn(single), ALWAYS);
  writeRing(directory, use, { keys: [...others, first] }, { [first.file]: pem });
  for (const name of retired) rmSync(join(directory, name));
};

/** The file of before, once its key is in the list. */
const clear = (directory: string, use: string, { ring }: OpenRing): void => {
  const single = join(directory, `${use}.private.pem`);
  if (!existsSync(single)) return;
  const { kid } = thumbprintOf(createPublicKey(privateKeyIn(single)));
  if (ring.keys.some((key) => key.kid === kid)) rmSync(single);
};

/**
 * Makes the first key of a ring where there is none, takes away the private halves of keys that have ended, and
 * refuses a ring with which nothing could be signed.
 * @throws LaunchError that says what is wrong with it and what to do
 */
export function ensureRing(directory: string, use: string, now: number): void {
  try {
    if (!existsSync(join(directory, ringFile(use)))) alone(directory, () => begin(directory, use));
    const open = readKeyRing(directory, use);
    keyInForce(open, use, now);
    clear(directory, use, open);
    if (hasEnded(open.ring, now))
      alone(directory, () => endedRemoved(directory, use, readRingList(directory, use), now));
  } catch (error) {
    if (error instanceof EnvironmentError) throw new LaunchError(error.message);
    throw error;
  }
}

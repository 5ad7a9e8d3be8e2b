import { EnvironmentError, readRingList, stateOf, type KeyRing } from '@lidhja/platform';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { refuseHalfRestored } from '../backup/RestoreMark';
import { notPrepared } from '../database/PolicyChanges';
import { findDataDirectory } from '../dataDirectory';
import { revoked, rotated, type RingChange } from '../keys/changeRing';
import { alone } from '../keys/ringLock';
import { endedRemoved, writeRing } from '../keys/writeRing';
import { LaunchError } from '../LaunchError';
import type { CommandInput, Say } from '../Progress';
import { readKeysTask, type KeysTask } from './readKeysTask';

/** What is signed with the keys of the one ring. */
const USE = 'receipt';

const WORDS = { COMING: 'will sign', SIGNS: 'signs', ENDED: 'signed', REVOKED: 'revoked' };

const lines = (ring: KeyRing, now: number): string[] =>
  ring.keys.map((key) => {
    const { kid, notBefore, notAfter, revokedAt } = key;
    const end = revokedAt ?? notAfter ?? '-';
    return [kid, WORDS[stateOf(ring, key, now)], notBefore, end].join('\t');
  });

/** Keys that another user has written could not be read by the part that signs. */
const refuseOther = (directory: string): void => {
  const owner = statSync(directory).uid;
  if (process.geteuid === undefined || process.geteuid() === owner) return;
  throw new LaunchError(`${directory} belongs to uid ${owner}: change its keys as that user.`);
};

const changed = (task: Exclude<KeysTask, 'list'>, ring: KeyRing, now: number): RingChange =>
  task.what === 'rotate'
    ? rotated(USE, ring, now, now + task.minutes * 60_000)
    : revoked(USE, ring, task.kid, now, task.since ?? now);

const run = (directory: string, task: KeysTask, now: number, print: Say): void => {
  const ring = readRingList(directory, USE);
  if (task === 'list') return lines(ring, now).forEach(print);
  const { ring: next, made, gone, told } = changed(task, ring, now);
  writeRing(directory, USE, next, made, gone);
  endedRemoved(directory, USE, next, now);
  told.forEach(print);
};

/**
 * Lists the keys with which receipts are signed, makes the next one, or revokes one that was lost. A hub that runs
 * goes on with what is written, without a restart.
 * @returns exit code
 * @throws CommandRefusal with a code that stays as it is
 */
export function command({ args, root, environment, say, print }: CommandInput): Promise<number> {
  const now = Date.now();
  const task = readKeysTask(args, now);
  const data = findDataDirectory(root, environment['LIDHJA_DATA']);
  refuseHalfRestored(data);
  const directory = join(data, 'keys', 'gateway');
  if (!existsSync(directory)) throw notPrepared();
  try {
    if (task === 'list') run(directory, task, now, print);
    else {
      refuseOther(directory);
      alone(directory, () => run(directory, task, now, print));
    }
  } catch (error) {
    if (error instanceof EnvironmentError) throw new LaunchError(error.message);
    throw error;
  }
  if (task !== 'list' && task.what === 'revoke') {
    say(
      'Backups made before have the key and not that it is revoked: after a restore revoke it again. Tell ' +
        'whoever keeps receipts; shared/decisions/disclosure-receipts.md says what they still show.',
    );
  }
  return Promise.resolve(0);
}

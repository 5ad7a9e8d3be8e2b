import { EnvironmentError, readRingList, stateOf, type KeyRing } from '@lidhja/platform';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { refuseHalfRestored } from '../backup/RestoreMark';
import { notPrepared } from '../database/notPrepared';
import { findDataDirectory } from '../dataDirectory';
import { joined, revoked, rotated, type RingChange } from '../keys/changeRing';
import { alone } from '../keys/ringLock';
import type { RingRules } from '../keys/rings';
import { writeVerifierKeys } from '../keys/verifierKeys';
import { endedRemoved, writeRing } from '../keys/writeRing';
import { LaunchError } from '../LaunchError';
import type { CommandInput, Say } from '../Progress';
import { readKeysTask, readRing, type KeysTask } from './readKeysTask';

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

const changed = (
  { use, follows, minutes }: RingRules,
  task: Exclude<KeysTask, 'list'>,
  ring: KeyRing,
  now: number,
): RingChange => {
  if (task.what === 'revoke') return revoked(use, ring, task.kid, now, task.since ?? now);
  const follow = follows === 'BESIDE' ? joined : rotated;
  return follow(use, ring, now, now + (task.minutes ?? minutes) * 60_000);
};

/** A list of keys in a folder, and what is to be done with it. */
interface Work {
  readonly directory: string;
  readonly rules: RingRules;
  readonly task: KeysTask;
}

const run = ({ directory, rules, task }: Work, now: number, print: Say): void => {
  const { use } = rules;
  const ring = readRingList(directory, use);
  if (task === 'list') return lines(ring, now).forEach(print);
  const { ring: next, made, gone, told } = changed(rules, task, ring, now);
  writeRing(directory, use, next, made, gone);
  endedRemoved(directory, use, next, now);
  if (use === 'checkpoint') writeVerifierKeys(directory, next);
  told.forEach(print);
};

const TELL: Readonly<Record<string, string>> = {
  receipt:
    'Tell whoever keeps receipts; shared/decisions/disclosure-receipts.md says what they still show.',
  checkpoint:
    'Give checkpoint.vkey anew to witnesses and to whoever verifies; shared/decisions/tamper-evidence.md says what ' +
    'the checkpoints that they kept still show.',
};

/**
 * Lists the keys with which receipts are signed, or checkpoints of the record, makes the next one, or revokes one that
 * was lost. A hub that runs goes on with what is written, without a restart.
 * @returns exit code
 * @throws CommandRefusal with a code that stays as it is
 */
export function command({ args, root, environment, say, print }: CommandInput): Promise<number> {
  const now = Date.now();
  const { rules, rest } = readRing(args);
  const task = readKeysTask(rest, now);
  const data = findDataDirectory(root, environment['LIDHJA_DATA']);
  refuseHalfRestored(data);
  const directory = join(data, 'keys', rules.part);
  const work = { directory, rules, task };
  if (!existsSync(directory)) throw notPrepared();
  try {
    if (task === 'list') run(work, now, print);
    else {
      refuseOther(directory);
      alone(directory, () => run(work, now, print));
    }
  } catch (error) {
    if (error instanceof EnvironmentError) throw new LaunchError(error.message);
    throw error;
  }
  if (task !== 'list' && task.what === 'revoke') {
    say(
      'Backups made before have the key and not that it is revoked: after a restore revoke it again. ' +
        TELL[rules.use],
    );
  }
  return Promise.resolve(0);
}

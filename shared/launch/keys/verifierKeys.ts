import { formatVerifierKey, noteKey, NOTE_SIGNATURE } from '@lidhja/audit';
import { checkpointOrigin, type KeyRing } from '@lidhja/platform';
import { join } from 'node:path';
import { derivedFile } from './keyFiles';

/**
 * Writes what verifiers of the record are given (C2SP signed-note), one a line: the key of each that signs or has
 * signed its checkpoints, but for those that were lost.
 * @param directory of the evidence part's keys
 */
export function writeVerifierKeys(directory: string, { keys }: KeyRing): void {
  const origin = checkpointOrigin(directory);
  const lines = keys
    .filter(({ revokedAt }) => revokedAt === null)
    .map(({ x }) => noteKey(origin, NOTE_SIGNATURE, Buffer.from(x, 'base64url')))
    .map((key) => `${formatVerifierKey(key)}\n`);
  derivedFile(join(directory, 'checkpoint.vkey'), lines.join(''));
}

import { closeSync, openSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { CommandRefusal } from '../LaunchError';

const NAME = 'keys.changing';

/**
 * Does something to a folder's rings that nobody else does at the same time.
 * @throws CommandRefusal NOT_AVAILABLE while somebody does
 */
export function alone<T>(directory: string, change: () => T): T {
  const path = join(directory, NAME);
  try {
    closeSync(openSync(path, 'wx', 0o600));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    throw new CommandRefusal(
      'NOT_AVAILABLE',
      `${path} is there, so keys are being changed: wait for it. If nobody does, it was left by a ` +
        'command that was stopped: remove it.',
    );
  }
  try {
    return change();
  } finally {
    rmSync(path, { force: true });
  }
}

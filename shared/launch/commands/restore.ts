import { restoreBackup } from '../backup/restoreBackup';
import { prepareDataDirectory } from '../dataDirectory';
import { readLaunchSettings } from '../LaunchSettings';
import { DataLock } from '../process/DataLock';
import type { CommandInput } from '../Progress';
import { readFolder } from './backup';

/**
 * Puts a backup where there is no hub yet. Nothing is started, and nothing is written over.
 * @returns exit code
 * @throws CommandRefusal with a code that stays as it is
 */
export function command({ args, root, environment, say, print }: CommandInput): Promise<number> {
  const settings = readLaunchSettings(environment);
  const folder = readFolder('Usage: npm run restore -- FOLDER', args, settings);
  const data = prepareDataDirectory(root, settings.data);
  const lock = DataLock.take(data, 'npm run restore');
  try {
    const { madeAt } = restoreBackup(data, folder);
    print(`Restored as of ${madeAt} into ${data}`);
  } finally {
    lock.release();
  }
  say(
    'Whatever was acknowledged since is not in it: a revocation, a seal or a withdrawn consent of that ' +
      'time must be made again before others use the hub. Then: npm start',
  );
  return Promise.resolve(0);
}

import { existsSync, lstatSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CommandRefusal, LaunchError } from '../LaunchError';
import { writeSecret } from '../keys/writeSecret';
import { syncFolder, syncFolderOf } from './copyTree';

/** What stands in a data directory from before the first file of a restore until after its last. */
interface RestoreMark {
  /** The backup. */
  readonly from: string;
  /** The data directory's real path: in one that was copied or moved, the places would be another hub's. */
  readonly directory: string;
  /** Everything that the restore makes; nothing of it was there before. */
  readonly puts: readonly string[];
}

const markOf = (data: string): string => join(data, 'restoring');

const read = (data: string): RestoreMark | undefined => {
  try {
    const mark = JSON.parse(readFileSync(markOf(data), 'utf8')) as RestoreMark | null;
    const whole =
      typeof mark?.from === 'string' &&
      Array.isArray(mark.puts) &&
      mark.puts.every((path) => typeof path === 'string');
    return whole ? mark : undefined;
  } catch {
    return undefined;
  }
};

/**
 * To be asked before anything is made of a data directory: keys without their database look like a hub
 * that was never started, and a start would give them an empty one.
 * @throws LaunchError while a restore into it has not finished
 */
export function refuseHalfRestored(data: string): void {
  if (!existsSync(markOf(data))) return;
  throw new LaunchError(
    `A restore into ${data} has not finished, and half a hub is not used: wait while it runs, else run ` +
      `the same again: npm run restore -- ${read(data)?.from ?? 'FOLDER'}`,
  );
}

const isThere = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false }) !== undefined;

/** Removes what a restore that did not finish had put there, nothing else, and its mark after that. */
export function undoRestore(data: string): void {
  if (!isThere(markOf(data))) return;
  const mark = read(data);
  if (mark?.directory !== realpathSync(data)) {
    throw new CommandRefusal(
      'DATA_EXISTS',
      `${markOf(data)} is not of a restore into this place, so that what it had put here is not known: ` +
        'move the data directory away, or restore elsewhere with LIDHJA_DATA=/some/folder.',
    );
  }
  for (const path of mark.puts) rmSync(path, { recursive: true, force: true });
  // The mark outlasts what it speaks of, also when the power fails in between.
  for (const folder of new Set(mark.puts.map((path) => dirname(path))))
    if (existsSync(folder)) syncFolder(folder);
  endRestore(data);
}

/**
 * Says durably what a restore is about to make.
 * @throws CommandRefusal DATA_EXISTS where something of it is there, since nothing is ever written over
 */
export function beginRestore(data: string, from: string, puts: readonly string[]): void {
  const there = puts.find(isThere);
  if (there !== undefined) {
    throw new CommandRefusal(
      'DATA_EXISTS',
      `${there} is there already, and nothing is written over: move it away, or restore elsewhere ` +
        'with LIDHJA_DATA=/some/folder.',
    );
  }
  const mark: RestoreMark = { from, directory: realpathSync(data), puts };
  writeSecret(markOf(data), JSON.stringify(mark));
  syncFolderOf(markOf(data));
}

/** The restored is a hub from now on. */
export function endRestore(data: string): void {
  rmSync(markOf(data), { force: true });
  syncFolderOf(markOf(data));
}

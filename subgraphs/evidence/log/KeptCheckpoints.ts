import { EnvironmentError, readSettingsFile } from '@lidhja/platform';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** A checkpoint that is kept outside of the hub's database. */
export interface KeptCheckpoint {
  readonly file: string;
  readonly note: string;
}

/** Reads what is kept at this moment. */
export type ReadKept = () => KeptCheckpoint[];

const ENDING = '.checkpoint';

/**
 * Checkpoints that a witness kept, in a folder that the operator brings up to date from outside.
 * @param folder none where nothing is kept
 */
export const keptIn =
  (folder: string | null | undefined): ReadKept =>
  () => {
    if (!folder) return [];
    let names: string[];
    try {
      names = readdirSync(folder);
    } catch {
      throw new EnvironmentError(`${folder} cannot be read: LIDHJA_WITNESS must name a folder`);
    }
    return names
      .filter((name) => name.endsWith(ENDING))
      .map((file) => ({ file, note: `${readSettingsFile(join(folder, file))}\n` }));
  };

/** Those of one of the two logs: a checkpoint begins with the origin of its log. */
export const keptOf =
  (read: ReadKept, origin: string, isOf: boolean): ReadKept =>
  () =>
    read().filter(({ note }) => note.startsWith(`${origin}\n`) === isOf);

import { resolve } from 'node:path';
import { RecordExport } from '../database/RecordExport';
import { CommandRefusal } from '../LaunchError';
import type { CommandInput } from '../Progress';
import { writeLines } from '../process/writeLines';
import { asMigrator } from './asMigrator';
import { readReason } from './readText';

const USAGE =
  'Usage: npm run export:record -- FILE REASON. It holds all of the record, what is sealed as well.';

/** What is to be exported where, and why. */
export interface ExportTask {
  readonly file: string;
  readonly reason: string;
}

/** @throws CommandRefusal that says what is wrong and how it is used */
export function readExportTask(args: readonly string[]): ExportTask {
  const [file, reason = '', ...more] = args;
  const wrong = (what: string): CommandRefusal =>
    new CommandRefusal('INPUT_INVALID', `${what}\n${USAGE}`, 2);
  if (!file?.trim()) throw wrong('FILE is missing: where the export is written.');
  if (more.length > 0) throw wrong('There is more than it takes: put REASON in quotes.');
  return { file: resolve(file), reason: readReason(reason, USAGE) };
}

/**
 * Exports the record as `npm run verify` takes it, also beside a running hub. That it was exported is an entry.
 * @returns exit code
 * @throws CommandRefusal with a code that stays as it is
 */
export async function command({ args, print, ...input }: CommandInput): Promise<number> {
  const { file, reason } = readExportTask(args);
  await asMigrator(input, {
    name: 'npm run export:record',
    beside: true,
    run: async (url) => {
      const lines = await writeLines(file, RecordExport.lines(url, reason));
      print(`Exported: ${lines - 1} entries`);
    },
  });
  return 0;
}

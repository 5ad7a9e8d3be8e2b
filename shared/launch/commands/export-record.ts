import { rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { PeriodExport } from '../database/PeriodExport';
import { RecordExport } from '../database/RecordExport';
import { CommandRefusal } from '../LaunchError';
import type { CommandInput } from '../Progress';
import { writeLines } from '../process/writeLines';
import { asMigrator } from './asMigrator';
import { readReason } from './readText';

const USAGE =
  'Usage: npm run export:record -- FILE REASON [--periods FILE]. It holds all of the record, what is sealed as well.';

/** What is to be exported where, and why. */
export interface ExportTask {
  readonly file: string;
  readonly reason: string;
  /** Where the public log is exported, with what it commits to; null where it is not. */
  readonly periods: string | null;
}

/** @throws CommandRefusal that says what is wrong and how it is used */
export function readExportTask(args: readonly string[]): ExportTask {
  const at = args.indexOf('--periods');
  const periods = at < 0 ? null : (args[at + 1] ?? '');
  const [file, reason = '', ...more] =
    at < 0 ? args : [...args.slice(0, at), ...args.slice(at + 2)];
  const wrong = (what: string): CommandRefusal =>
    new CommandRefusal('INPUT_INVALID', `${what}\n${USAGE}`, 2);
  if (!file?.trim()) throw wrong('FILE is missing: where the export is written.');
  if (periods !== null && (!periods.trim() || periods.startsWith('-')))
    throw wrong('--periods takes a FILE.');
  if (periods !== null && resolve(periods) === resolve(file))
    throw wrong('FILE and the FILE of --periods are the same.');
  if (more.length > 0) throw wrong('There is more than it takes: put REASON in quotes.');
  return {
    ...{ file: resolve(file), reason: readReason(reason, USAGE) },
    periods: periods === null ? null : resolve(periods),
  };
}

/**
 * Exports the record as `npm run verify` takes it, also beside a running hub. That it was exported is an entry.
 * @returns exit code
 * @throws CommandRefusal with a code that stays as it is
 */
export async function command({ args, print, ...input }: CommandInput): Promise<number> {
  const { file, reason, periods } = readExportTask(args);
  await asMigrator(input, {
    name: 'npm run export:record',
    beside: true,
    run: async (url) => {
      // First: what it commits to is in the record that is read after it.
      if (periods !== null) await writeLines(periods, PeriodExport.lines(url, reason));
      const lines = await writeLines(file, RecordExport.lines(url, reason)).catch(async (error) => {
        // Both or none: alone it would be taken for an export that was made.
        if (periods !== null) await rm(periods, { force: true });
        throw error;
      });
      print(`Exported: ${lines - 1} entries`);
    },
  });
  return 0;
}

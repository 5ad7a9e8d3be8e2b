import { RECORD_KEPT_YEARS, RecordErasure } from '../database/RecordErasure';
import { CommandRefusal } from '../LaunchError';
import type { CommandInput } from '../Progress';
import { asMigrator } from './asMigrator';
import { readDay, readReason, startOf } from './readText';

const USAGE =
  'Usage: npm run erase:record -- UNTIL REASON, a day as 2016-01-31: what was recorded, and was left of records, before it is destroyed.';

/** Until when the record is to be erased, and why. */
export interface EraseTask {
  readonly until: string;
  readonly reason: string;
}

/** @throws CommandRefusal that says what is wrong and how it is used */
export function readEraseTask(args: readonly string[], now: Date): EraseTask {
  const wrong = (what: string): CommandRefusal =>
    new CommandRefusal('INPUT_INVALID', `${what}\n${USAGE}`, 2);
  const [day, reason, ...more] = args;
  const until = readDay(day, 'UNTIL', USAGE);
  if (more.length > 0) throw wrong('There is more than it takes: put REASON in quotes.');
  const kept = new Date(now);
  kept.setUTCFullYear(kept.getUTCFullYear() - RECORD_KEPT_YEARS);
  if (new Date(startOf(until)) > kept)
    throw wrong(`UNTIL is too late: the record is kept for ${RECORD_KEPT_YEARS} years.`);
  return { until, reason: readReason(reason, USAGE) };
}

/**
 * Destroys what the record says of before a day, also beside a running hub: what stays verifies, and says that it was
 * erased. Entries of what is under a legal hold are kept. Days begin in UTC.
 * @returns exit code
 * @throws CommandRefusal with a code that stays as it is
 */
export async function command({ args, print, ...input }: CommandInput): Promise<number> {
  const { until, reason } = readEraseTask(args, new Date());
  await asMigrator(input, {
    name: 'npm run erase:record',
    beside: true,
    run: async (url) => {
      const { entries, left } = await RecordErasure.erase(url, startOf(until), reason);
      print(`Erased: ${entries} entries, and what was left of ${left} records`);
      // An export of before ends at a head that has the blanks and not yet what accounts for them.
      if (entries > 0)
        print(
          'A running hub signs that within a second: export the record after that, and not before.',
        );
    },
  });
  return 0;
}

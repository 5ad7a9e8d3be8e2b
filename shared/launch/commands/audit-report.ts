import { DisclosureReport, type Period, type ReportLine } from '../database/DisclosureReport';
import { CommandRefusal } from '../LaunchError';
import type { CommandInput } from '../Progress';
import { asMigrator } from './asMigrator';
import { readDay, readReason, startOf } from './readText';

const USAGE =
  'Usage: npm run --silent audit:report -- FROM UNTIL REASON, days as 2026-01-31; UNTIL is the day after the last.';

/** The period of a report, and why it is made. */
export interface ReportTask {
  readonly period: Period;
  readonly reason: string;
}

/** @throws CommandRefusal that says what is wrong and how it is used */
export function readReportTask(args: readonly string[]): ReportTask {
  const wrong = (what: string): CommandRefusal =>
    new CommandRefusal('INPUT_INVALID', `${what}\n${USAGE}`, 2);
  const [from, until, reason = '', ...more] = args;
  const period = { from: readDay(from, 'FROM', USAGE), until: readDay(until, 'UNTIL', USAGE) };
  if (period.from >= period.until) throw wrong('UNTIL must be after FROM.');
  if (more.length > 0) throw wrong('There is more than it takes: put REASON in quotes.');
  return { period, reason: readReason(reason, USAGE) };
}

const lineOf = ({ agreement, purpose, category, answers, records }: ReportLine): string =>
  // A title may hold anything; a tab in it would be one column more.
  [agreement?.replace(/\s+/g, ' ') ?? '-', purpose, category, answers, records].join('\t');

/**
 * Prints what was disclosed in a period by agreement (`-`: at home), purpose and category: how many answers went
 * out and of how many records, as columns. Without what is sealed and what the cleared did. Days begin in UTC.
 * @returns exit code
 * @throws CommandRefusal with a code that stays as it is
 */
export async function command({ args, print, ...input }: CommandInput): Promise<number> {
  const { period, reason } = readReportTask(args);
  await asMigrator(input, {
    name: 'npm run audit:report',
    beside: true,
    run: async (url) => {
      const lines = await DisclosureReport.lines(
        url,
        { from: startOf(period.from), until: startOf(period.until) },
        reason,
      );
      print(['agreement', 'purpose', 'category', 'answers', 'records'].join('\t'));
      lines.map(lineOf).forEach(print);
    },
  });
  return 0;
}

import { formatPeriod, formatPeriodsHead } from '@lidhja/audit';
import { exportLog, type ExportedLog } from './exportLog';

interface PeriodRow {
  readonly number: string;
  readonly until: Date;
  readonly slots: Buffer;
  readonly size: string;
  readonly salt: Buffer;
}

const PERIODS: ExportedLog<PeriodRow> = {
  name: 'public log',
  head: 'select note from audit.period_head order by size desc limit 1',
  batch: 5000,
  rows: (size) =>
    `select number, until, slots, size, salt from audit.period where number < ${size} order by number`,
  headLine: formatPeriodsHead,
  line: ({ number, size, ...row }) =>
    formatPeriod({ ...row, number: Number(number), size: Number(size) }),
};

/** The public log with what it commits to, as the migrator reads it, who owns its tables by way of their role. */
export const PeriodExport = {
  /** The lines of an export, as `exportLog`: to be taken before the record's, of which it says how large it was. */
  lines: (url: string, reason: string): AsyncGenerator<string> => exportLog(url, reason, PERIODS),
};

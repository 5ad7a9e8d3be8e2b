import { formatPeriod, formatPeriodsHead, parseCheckpoint, parseNote } from '@lidhja/audit';
import { Client } from 'pg';
import { CommandRefusal } from '../LaunchError';
import { RecordExport } from './RecordExport';

/** Periods that are held at once. */
const BATCH = 5000;

interface PeriodRow {
  readonly number: string;
  readonly until: Date;
  readonly slots: Buffer;
  readonly size: string;
  readonly salt: Buffer;
}

const LAST = 'select note from audit.period_head order by size desc limit 1';
/** Of a cursor nothing can be a parameter; it is a number. */
const periodsBefore = (size: number): string => `declare periods no scroll cursor for
  select number, until, slots, size, salt from audit.period where number < ${size} order by number`;

/** The public log with what it commits to, as the migrator reads it, who owns its tables by way of their role. */
export const PeriodExport = {
  /**
   * The lines of an export, up to the last signed head, as of one moment: to be taken before the record's, of which it
   * says how large it was. Recorded before anything is read.
   * @param url the migrator's connection string
   * @throws CommandRefusal NOT_AVAILABLE where nothing was signed yet
   */
  async *lines(url: string, reason: string): AsyncGenerator<string> {
    const client = new Client({ connectionString: url });
    await client.connect();
    try {
      await RecordExport.record(client, reason);
      await client.query(
        'begin isolation level repeatable read read only; set local role audit_owner',
      );
      const { rows } = await client.query<{ note: string }>(LAST);
      const checkpoint = rows[0]?.note;
      if (checkpoint === undefined) {
        throw new CommandRefusal('NOT_AVAILABLE', 'Nothing of the public log was signed yet.', 1);
      }
      yield formatPeriodsHead(checkpoint);
      await client.query(periodsBefore(parseCheckpoint(parseNote(checkpoint).body).size));
      for (;;) {
        const { rows: periods } = await client.query<PeriodRow>(`fetch ${BATCH} from periods`);
        for (const { number, size, ...row } of periods) {
          yield formatPeriod({ ...row, number: Number(number), size: Number(size) });
        }
        if (periods.length < BATCH) return;
      }
    } finally {
      await client.end();
    }
  },
};

import { HASH_BYTES } from '../tree/treeHash';
import { SALT_BYTES } from '../tree/recordLeaf';

/** A period as whoever owns the database has it: what it commits to, with the salt. */
export interface ExportedPeriod {
  readonly number: number;
  readonly until: Date;
  readonly slots: Buffer;
  /** Entries of the record's log, of which the root follows from an export. */
  readonly size: number;
  readonly salt: Buffer;
}

const FORMAT = 'lidhja-periods/1';
const WHOLE = /^(0|[1-9]\d{0,15})$/;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const HEX = new RegExp(`^[0-9a-f]{${HASH_BYTES * 2}}$`);

/** First line: the format, and the signed checkpoint of the public log. */
export const formatPeriodsHead = (checkpoint: string): string =>
  JSON.stringify({ format: FORMAT, checkpoint });

export const formatPeriod = ({ number, until, slots, size, salt }: ExportedPeriod): string =>
  [number, until.toISOString(), slots.toString('hex'), size, salt.toString('hex')].join(' ');

/** Reads the first line; null for any other than `formatPeriodsHead` writes. */
export function parsePeriodsHead(line: string): string | null {
  try {
    const { checkpoint } = JSON.parse(line) as { checkpoint?: unknown };
    if (typeof checkpoint !== 'string') return null;
    return formatPeriodsHead(checkpoint) === line ? checkpoint : null;
  } catch {
    return null;
  }
}

/** Reads the line of a period; null for any other than `formatPeriod` writes. */
export function parsePeriod(line: string): ExportedPeriod | null {
  const [number = '', until = '', slots = '', size = '', salt = '', ...more] = line.split(' ');
  if (more.length > 0 || !WHOLE.test(number) || !WHOLE.test(size)) return null;
  if (!INSTANT.test(until) || Number.isNaN(Date.parse(until))) return null;
  if (!HEX.test(slots) || salt.length !== SALT_BYTES * 2 || !HEX.test(salt)) return null;
  const period = {
    ...{ number: Number(number), until: new Date(until), size: Number(size) },
    ...{ slots: Buffer.from(slots, 'hex'), salt: Buffer.from(salt, 'hex') },
  };
  // An hour 24 and a day that its month has not are read as others; so is a number that is too large to be exact.
  return formatPeriod(period) === line ? period : null;
}

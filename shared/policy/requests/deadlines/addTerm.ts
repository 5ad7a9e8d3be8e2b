import { DAY } from './templates';

const FORMATS = new Map<string, Intl.DateTimeFormat>();

const formatOf = (zone: string): Intl.DateTimeFormat => {
  const known = FORMATS.get(zone);
  const numeric = { year: 'numeric', month: 'numeric', day: 'numeric' } as const;
  const time = { hour: 'numeric', minute: 'numeric', second: 'numeric' } as const;
  const format =
    known ??
    new Intl.DateTimeFormat('en-US', { timeZone: zone, hourCycle: 'h23', ...numeric, ...time });
  FORMATS.set(zone, format);
  return format;
};

/** How far the clocks of a zone are ahead of UTC at an instant, in milliseconds. */
const offsetAt = (at: number, zone: string): number => {
  const whole = Math.floor(at / 1000) * 1000;
  const shown: Record<string, number> = {};
  for (const { type, value } of formatOf(zone).formatToParts(whole)) shown[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = shown;
  return Date.UTC(year, month - 1, day, hour, minute, second) - whole;
};

/**
 * The instant at which the clocks of a zone show a time, which is given as if it were UTC. Shown twice, it
 * is the later one; never shown, it is as much later as the clocks were put forward.
 */
const instantOf = (shown: number, zone: string): number => {
  const [before, after] = [offsetAt(shown - DAY, zone), offsetAt(shown + DAY, zone)];
  const at = shown - after;
  return at + offsetAt(at, zone) === shown ? at : shown - before;
};

/**
 * The end of a term that begins at an instant. A term of whole days is counted in calendar days of the
 * zone: it ends when the clocks there show the same time again, whatever was done to them meanwhile. Any
 * other is counted in hours that pass.
 * @param at epoch milliseconds
 * @param term milliseconds
 * @param zone of the IANA database, of the authority that was asked
 */
export function addTerm(at: number, term: number, zone: string): number {
  return term % DAY === 0 ? instantOf(at + offsetAt(at, zone) + term, zone) : at + term;
}

const FIRST = 10_000;
const FACTOR = 4;
const CAP = 6 * 3_600_000;

/** After so many attempts a notice is given up: about a day after the first. */
export const ATTEMPTS = 12;

/**
 * How long to wait after an attempt, in milliseconds: 10 s, then four times as long each time, up to six hours;
 * of that between a half and the whole, so that receivers that failed together are not called together.
 * @param attempt from 1
 * @param random from 0 to less than 1
 */
export function backOff(attempt: number, random: number): number {
  const longest = Math.min(CAP, FIRST * FACTOR ** (attempt - 1));
  return Math.round((longest * (1 + random)) / 2);
}

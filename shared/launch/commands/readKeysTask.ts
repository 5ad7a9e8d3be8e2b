import { RINGS, type RingRules } from '../keys/rings';
import { CommandRefusal } from '../LaunchError';

const USAGE =
  'Usage: npm run keys -- list, or -- rotate [--in MINUTES], or -- revoke KID [--since INSTANT]\n' +
  `each with --of ${RINGS.map(({ use }) => use).join('|')} (receipt where it is left out)`;
const MOST_MINUTES = 60 * 24 * 30;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?Z$/;

/** What is to be done with the keys. */
export type KeysTask =
  | 'list'
  /** Null for as many minutes as the ring's rules say. */
  | { readonly what: 'rotate'; readonly minutes: number | null }
  /** `since` in milliseconds since 1970. */
  | { readonly what: 'revoke'; readonly kid: string; readonly since: number | undefined };

const wrong = (what: string): CommandRefusal =>
  new CommandRefusal('INPUT_INVALID', `${what}\n${USAGE}`, 2);

const minutesOf = (text: string | undefined): number => {
  if (text === undefined || !/^\d{1,5}$/.test(text) || Number(text) > MOST_MINUTES)
    throw wrong(`--in takes a whole number of minutes, ${MOST_MINUTES} at most.`);
  return Number(text);
};

const sinceOf = (text: string | undefined, now: number): number => {
  const at = INSTANT.test(text ?? '') ? Date.parse(text ?? '') : NaN;
  if (Number.isNaN(at) || at > now)
    throw wrong('--since takes an instant that has been, such as 2026-01-31T12:00:00Z.');
  return at;
};

/**
 * Which keys are meant, and the arguments that are left.
 * @throws CommandRefusal where there is no such ring
 */
export function readRing(args: readonly string[]): { rules: RingRules; rest: string[] } {
  const at = args.indexOf('--of');
  const use = at < 0 ? 'receipt' : args[at + 1];
  const rules = RINGS.find((one) => one.use === use);
  if (!rules) throw wrong(`--of takes ${RINGS.map((one) => one.use).join(' or ')}.`);
  return { rules, rest: args.filter((_, index) => at < 0 || (index !== at && index !== at + 1)) };
}

/**
 * @param now milliseconds since 1970
 * @throws CommandRefusal that says what is wrong and how it is used
 */
export function readKeysTask(args: readonly string[], now: number): KeysTask {
  const [what, ...rest] = args;
  if (what === 'list') {
    if (rest.length > 0) throw wrong('There is more than the task takes.');
    return what;
  }
  if (what === 'rotate') {
    const [flag, value, ...more] = rest;
    if (flag === undefined) return { what, minutes: null };
    if (flag !== '--in' || more.length > 0) throw wrong('There is more than the task takes.');
    return { what, minutes: minutesOf(value) };
  }
  if (what === 'revoke') {
    const [kid, flag, value, ...more] = rest;
    if (!kid?.trim()) throw wrong('KID is missing: npm run keys -- list shows it.');
    if (flag === undefined) return { what, kid, since: undefined };
    if (flag !== '--since' || more.length > 0) throw wrong('There is more than the task takes.');
    return { what, kid, since: sinceOf(value, now) };
  }
  throw wrong(what === undefined ? 'A task is missing.' : 'There is no such task.');
}

import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { ERRORS, isErrorCode, type ErrorCode } from './catalogue';

/** A name in the caller's own input, such as `input.startsOn`; nothing else may be named. */
const SAFE_PLACE = /^[$A-Za-z_][\w.$]{0,119}$/;

/** The one error that product code throws towards a caller: a code, and at most the name of an input field. */
export class Refusal extends GraphQLError {
  readonly code: ErrorCode;

  /** @param options.cause what lies behind it, for the log alone; it never goes outside */
  constructor(code: ErrorCode, at?: string, options: { cause?: unknown } = {}) {
    super(ERRORS[code].message, { extensions: errorExtensions(code, at) });
    this.code = code;
    this.cause = options.cause;
  }
}

/** What an error of this code carries beside its message. */
export function errorExtensions(code: ErrorCode, at?: unknown): Record<string, string> {
  const safe = typeof at === 'string' && SAFE_PLACE.test(at) ? { at } : {};
  return { code, next: ERRORS[code].next, ...safe };
}

/** The JSON form of an error, built from its code alone. */
export function formatRefusal(code: ErrorCode, at?: unknown): GraphQLFormattedError {
  return { message: ERRORS[code].message, extensions: errorExtensions(code, at) };
}

/** SQLSTATEs of texts that are no id, no date, no number or hold a zero byte. */
const UNREADABLE = new Set(['22P02', '22P05', '22003', '22007', '22008', '22021']);

/** A connection that is gone, as PostgreSQL and the system number it … */
const LOST_CODE = /^(57P0[1-3]|08...|ECONN.*|EPIPE)$/;
/** … and as pg and TypeORM put it in words, without a code. */
const LOST =
  /^(Connection terminated|timeout exceeded when trying|Client (has encountered|was closed)|Query runner already released|Cannot use a pool|Driver not Connected)/i;

const databaseCode = (error: unknown): ErrorCode | undefined => {
  const { code, message } = error as { code?: unknown; message?: unknown };
  if (code === 'LJ001') return isErrorCode(message) ? message : 'INTERNAL';
  // Input that the database could not read as its type: a caller's mistake, not a fault of the hub.
  if (typeof code === 'string' && UNREADABLE.has(code)) return 'INPUT_INVALID';
  if (typeof code === 'string' && LOST_CODE.test(code)) return 'PART_UNAVAILABLE';
  if (typeof message === 'string' && LOST.test(message)) return 'PART_UNAVAILABLE';
  if (code === '57014') return 'BUSY';
  if (code === '23505' || code === '40001' || code === '40P01' || code === '55P03') return 'BUSY';
  return undefined;
};

/** The code of whatever was thrown; anything unforeseen is INTERNAL and tells nothing. */
export function codeOf(error: unknown): ErrorCode {
  for (let at: unknown = error, depth = 0; at && depth < 5; depth += 1) {
    if (at instanceof Refusal) return at.code;
    const extensions = (at as { extensions?: { code?: unknown } }).extensions;
    if (isErrorCode(extensions?.code)) return extensions.code;
    const fromDatabase = databaseCode((at as { driverError?: unknown }).driverError ?? at);
    if (fromDatabase) return fromDatabase;
    at = (at as { originalError?: unknown; cause?: unknown }).originalError;
  }
  return 'INTERNAL';
}

import pino, { type Logger } from 'pino';

/**
 * The log of a part. Only ids, codes, counts and durations are logged: never a document, a variable,
 * a header, a parameter or a row, so there is nothing in it to redact.
 */
export function createLog(part: string, level: string): Logger {
  return pino({ level, base: { part }, timestamp: pino.stdTimeFunctions.isoTime });
}

export type { Logger };

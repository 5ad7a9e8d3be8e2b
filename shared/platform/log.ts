import pino, { type DestinationStream, type Logger } from 'pino';

/**
 * The log of a part. Only ids, codes, counts and durations are logged: never a document, a variable,
 * a header, a parameter or a row, so there is nothing in it to redact.
 *
 * @param destination where it goes; to standard output when left out
 */
export function createLog(part: string, level: string, destination?: DestinationStream): Logger {
  const options = { level, base: { part }, timestamp: pino.stdTimeFunctions.isoTime };
  return destination ? pino(options, destination) : pino(options);
}

export type { Logger };

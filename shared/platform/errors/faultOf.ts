/** What the log may say of a failure: names of errors and codes of the database, never a message or a value. */
export interface Fault {
  readonly name: string;
  /** SQLSTATE, or the code of the operating system. */
  readonly code?: string;
  /** Of the constraint, table or function that the database names. */
  readonly where?: string;
}

const SAFE = /^[\w.]{1,80}$/;
const safe = (value: unknown): string | undefined =>
  typeof value === 'string' && SAFE.test(value) ? value : undefined;

/** The fault at the root of whatever was thrown, as far as an operator needs it and a log may hold it. */
export function faultOf(error: unknown): Fault {
  let at = error;
  for (let depth = 0; depth < 5; depth += 1) {
    const { driverError, originalError, cause } = (at ?? {}) as Record<string, unknown>;
    const deeper = driverError ?? originalError ?? cause;
    if (deeper === undefined || deeper === null) break;
    at = deeper;
  }
  const { name, code, constraint, table, routine } = (at ?? {}) as Record<string, unknown>;
  const where = safe(constraint) ?? safe(table) ?? safe(routine);
  return {
    name: safe(name) ?? 'Error',
    ...(safe(code) ? { code: code as string } : {}),
    ...(where ? { where } : {}),
  };
}

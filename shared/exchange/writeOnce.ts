import { createHash } from 'node:crypto';

/** Sends one SQL statement within the caller's open transaction. */
export type Query = (sql: string, parameters: unknown[]) => Promise<unknown>;

/** A write as the caller sent it. */
export interface KeyedWrite {
  /** Root field, e.g. `publishActivity`. */
  readonly operation: string;
  readonly idempotencyKey: string;
  /** All of the input; two writes with one key must have the same. */
  readonly input: object;
  /** The purpose is written too, so it counts as input. */
  readonly purpose: string | null;
}

const canonical = (value: unknown): unknown => {
  if (value === null || typeof value !== 'object' || value instanceof Date) return value;
  if (Array.isArray(value)) return value.map(canonical);
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  return Object.fromEntries(
    entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, item]) => [key, canonical(item)]),
  );
};

/** SHA-256 (hex) of the input, whatever the order of its fields. */
export const digestInput = (input: object): string =>
  createHash('sha256')
    .update(JSON.stringify(canonical(input)))
    .digest('hex');

async function claim(
  query: Query,
  { operation, idempotencyKey, input, purpose }: KeyedWrite,
): Promise<string | null> {
  const [claimed] = (await query('select exchange.claim_key($1, $2, $3) as kept', [
    operation,
    idempotencyKey,
    digestInput({ input, purpose }),
  ])) as [{ kept: string | null }];
  return claimed.kept;
}

async function keep(
  query: Query,
  { operation, idempotencyKey }: KeyedWrite,
  id: string,
): Promise<string> {
  await query('select exchange.keep_key($1, $2, $3)', [operation, idempotencyKey, id]);
  return id;
}

/**
 * Does a write once per organisation and key, in the caller's transaction.
 * @returns the id that the write made, now or the first time, and whether this was a repetition
 * @throws Refusal IDEMPOTENCY_KEY_REUSED when the key came before with another input
 */
export async function writeOnce(
  query: Query,
  keyed: KeyedWrite,
  write: () => Promise<string>,
): Promise<{ id: string; repeated: boolean }> {
  const kept = await claim(query, keyed);
  if (kept) return { id: kept, repeated: true };
  return { id: await keep(query, keyed, await write()), repeated: false };
}

/**
 * The same for what may turn out not to be written: the key is then given back, so that what was sent can be
 * sent again.
 * @param write answers null where it wrote nothing
 */
export async function tryOnce(
  query: Query,
  keyed: KeyedWrite,
  write: () => Promise<string | null>,
): Promise<{ id: string | null; repeated: boolean }> {
  const kept = await claim(query, keyed);
  if (kept) return { id: kept, repeated: true };
  const id = await write();
  if (id !== null) return { id: await keep(query, keyed, id), repeated: false };
  await query('select exchange.return_key($1, $2)', [keyed.operation, keyed.idempotencyKey]);
  return { id: null, repeated: false };
}

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

/**
 * Does a write once per organisation and key, in the caller's transaction.
 * @returns the id that the write made, now or the first time, and whether this was a repetition
 * @throws Refusal IDEMPOTENCY_KEY_REUSED when the key came before with another input
 */
export async function writeOnce(
  query: Query,
  { operation, idempotencyKey, input, purpose }: KeyedWrite,
  write: () => Promise<string>,
): Promise<{ id: string; repeated: boolean }> {
  const [claim] = (await query('select exchange.claim_key($1, $2, $3) as kept', [
    operation,
    idempotencyKey,
    digestInput({ input, purpose }),
  ])) as [{ kept: string | null }];
  if (claim.kept) return { id: claim.kept, repeated: true };
  const id = await write();
  await query('select exchange.keep_key($1, $2, $3)', [operation, idempotencyKey, id]);
  return { id, repeated: false };
}

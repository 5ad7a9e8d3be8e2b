/** Sends one SQL statement within the caller's open transaction. */
export type Query = (sql: string, parameters: unknown[]) => Promise<unknown>;

/** Of an operation's context, what a write is kept by. */
export interface Keeping {
  /** The caller's open transaction. */
  readonly session: { readonly query: Query };
  /** HMAC (hex) under a key of the part's own, which the database does not have. */
  readonly sealer: { fingerprint(text: string): string };
}

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

/**
 * What is kept of a write: the same for the same, whatever the order of its fields. From a digest without a key what was
 * sent could be tried out by whoever reads it, and without the key of the write, which are of the same could be seen.
 */
export const fingerprintOf = (sealer: Keeping['sealer'], write: KeyedWrite): string =>
  sealer.fingerprint(JSON.stringify(canonical(write)));

async function claim({ session, sealer }: Keeping, keyed: KeyedWrite): Promise<string | null> {
  const [claimed] = (await session.query('select exchange.claim_key($1, $2, $3) as kept', [
    keyed.operation,
    keyed.idempotencyKey,
    fingerprintOf(sealer, keyed),
  ])) as [{ kept: string | null }];
  return claimed.kept;
}

async function keep(
  { session }: Keeping,
  { operation, idempotencyKey }: KeyedWrite,
  id: string,
): Promise<string> {
  await session.query('select exchange.keep_key($1, $2, $3)', [operation, idempotencyKey, id]);
  return id;
}

/**
 * Does a write once per organisation and key, in the caller's transaction.
 * @returns the id that the write made, now or the first time, and whether this was a repetition
 * @throws Refusal IDEMPOTENCY_KEY_REUSED when the key came before with another input
 */
export async function writeOnce(
  keeping: Keeping,
  keyed: KeyedWrite,
  write: () => Promise<string>,
): Promise<{ id: string; repeated: boolean }> {
  const kept = await claim(keeping, keyed);
  if (kept) return { id: kept, repeated: true };
  return { id: await keep(keeping, keyed, await write()), repeated: false };
}

/**
 * The same for what may turn out not to be written: the key is then given back, so that what was sent can be
 * sent again.
 * @param write answers null where it wrote nothing
 */
export async function tryOnce(
  keeping: Keeping,
  keyed: KeyedWrite,
  write: () => Promise<string | null>,
): Promise<{ id: string | null; repeated: boolean }> {
  const kept = await claim(keeping, keyed);
  if (kept) return { id: kept, repeated: true };
  const id = await write();
  if (id !== null) return { id: await keep(keeping, keyed, id), repeated: false };
  const { operation, idempotencyKey } = keyed;
  await keeping.session.query('select exchange.return_key($1, $2)', [operation, idempotencyKey]);
  return { id: null, repeated: false };
}

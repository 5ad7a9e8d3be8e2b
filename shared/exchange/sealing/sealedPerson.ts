import type { RecordSealer } from '@lidhja/platform';

const TABLE = 'exchange.sought_person';

/** What a request tells of a person whom it seeks; what is not told is left out or null. */
export type PersonWords = Readonly<Record<string, string | number | null | undefined>>;

/** A person as they are handed to the database; bytes in base64. */
export interface SealedPerson {
  readonly id: string;
  readonly particulars: string;
  readonly kek: string;
  readonly wrapped: string;
}

/** A person as the database has them, with their key: null once it was destroyed. */
export interface PersonSeal {
  readonly id: string;
  readonly particulars: Buffer;
  readonly kek: string | null;
  readonly wrapped: Buffer | null;
}

/**
 * Seals what a request tells of a person under a key of their own.
 * @param id a new one where none is given
 */
export async function sealPerson(
  sealer: RecordSealer,
  words: PersonWords,
  id = sealer.newId(),
): Promise<SealedPerson> {
  const told = Object.entries(words).filter(([, value]) => (value ?? null) !== null);
  const particulars = Buffer.from(JSON.stringify(Object.fromEntries(told)));
  const { key, parts } = await sealer.seal({ table: TABLE, id }, { particulars });
  return {
    id,
    particulars: parts.particulars.toString('base64'),
    kek: key.kek,
    wrapped: key.wrapped.toString('base64'),
  };
}

/** @returns nothing of them where their key is no more */
export async function openPerson(
  sealer: RecordSealer,
  { id, particulars, kek, wrapped }: PersonSeal,
): Promise<PersonWords> {
  if (kek === null || wrapped === null) return {};
  const sealed = { part: 'particulars', sealed: particulars };
  const text = await sealer.open({ table: TABLE, id }, { kek, wrapped }, sealed);
  return JSON.parse(text.toString('utf8')) as PersonWords;
}

/** One that was sealed and not handed over yet. */
export const heldSeal = ({ particulars, wrapped, ...held }: SealedPerson): PersonSeal => ({
  ...held,
  particulars: Buffer.from(particulars, 'base64'),
  wrapped: Buffer.from(wrapped, 'base64'),
});

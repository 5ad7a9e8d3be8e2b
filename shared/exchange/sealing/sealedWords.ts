import type { RecordSealer } from '@lidhja/platform';

/** What was written of a request, of an answer from abroad, and what came unasked. */
export type WordsTable =
  'exchange.request_words' | 'exchange.request_answer' | 'exchange.inward_information';

/** Texts of one record as they are handed to the database: in base64, null where there is none. */
export type SealedWords<Part extends string> = Readonly<Record<Part, string | null>> & {
  readonly id: string;
  readonly kek: string;
  readonly wrapped: string;
};

/** A record of which texts are sealed, with its key: null once it was destroyed. */
export interface WordsSeal {
  readonly id: string | null;
  readonly kek: string | null;
  readonly wrapped: Buffer | null;
}

/** What was written with a request, in either direction. */
export interface RequestWords {
  readonly summary: string;
  readonly urgencyReason?: string | null | undefined;
}
export type SealedRequestWords = SealedWords<'summary' | 'urgencyReason'>;

/**
 * Seals the texts of a record under a key of its own.
 * @param id a new one where none is given
 */
export async function sealWords<Part extends string>(
  sealer: RecordSealer,
  table: WordsTable,
  words: Readonly<Record<Part, string | null | undefined>>,
  id = sealer.newId(),
): Promise<SealedWords<Part>> {
  const texts = Object.entries<string | null | undefined>(words);
  const told = texts.flatMap(([part, text]) =>
    typeof text === 'string' ? [[part, Buffer.from(text)] as const] : [],
  );
  const { key, parts } = await sealer.seal({ table, id }, Object.fromEntries(told));
  const sealed = texts.map(([part]) => [part, parts[part]?.toString('base64') ?? null]);
  return {
    ...(Object.fromEntries(sealed) as Record<Part, string | null>),
    ...{ id, kek: key.kek, wrapped: key.wrapped.toString('base64') },
  };
}

/** Seals what was written with a request. */
export const sealRequestWords = (
  sealer: RecordSealer,
  { summary, urgencyReason }: RequestWords,
  id?: string,
): Promise<SealedRequestWords> =>
  sealWords(sealer, 'exchange.request_words', { summary, urgencyReason }, id);

/** @returns null where nothing was written, or its key is no more */
export async function openWords(
  sealer: RecordSealer,
  table: WordsTable,
  { id, kek, wrapped }: WordsSeal,
  text: { readonly part: string; readonly sealed: Buffer | null },
): Promise<string | null> {
  const { part, sealed } = text;
  if (id === null || kek === null || wrapped === null || sealed === null) return null;
  const words = await sealer.open({ table, id }, { kek, wrapped }, { part, sealed });
  return words.toString('utf8');
}

const fromBase64 = (text: string): Buffer => Buffer.from(text, 'base64');

/** Opens what was written with a request that waits and was not handed over yet. */
export async function openHeldWords(
  sealer: RecordSealer,
  held: SealedRequestWords | null | undefined,
  part: 'summary' | 'urgencyReason',
): Promise<string | null> {
  const sealed = held?.[part];
  if (!held || !sealed) return null;
  const seal = { id: held.id, kek: held.kek, wrapped: fromBase64(held.wrapped) };
  const text = { part, sealed: fromBase64(sealed) };
  return openWords(sealer, 'exchange.request_words', seal, text);
}

import { createHash } from 'node:crypto';
import type { Category } from '@lidhja/policy';

/**
 * What a record is, for who may read it: the case, person, request or contact point that it is about, whom a
 * request seeks and what its documents and answers hold, what is to be asked abroad, a breach, or word of danger, what it says and on which grounds.
 */
export type About =
  | 'case'
  | 'person'
  | 'request'
  | 'sought'
  | 'draft'
  | 'outward'
  | 'inward'
  | 'push'
  | 'push_words'
  | 'push_grounds'
  | 'breach'
  | 'contact_point'
  | 'entry'
  | 'nobody';

/** One place where a value is kept. */
export interface Kept {
  /** `schema.table.column`. */
  readonly column: string;
  /** Declared on the field that the column is served as; null where it is served as none. */
  readonly category: Category | null;
  readonly about: About;
  /** Id of the case, person, request, contact point or, of an entry, the organisation. */
  readonly record: string;
}

/** A protected value by which a leak is known. The same value in two places may be read by whoever may read either. */
export interface Token {
  /** For reports, which never hold the value. */
  readonly name: string;
  readonly value: string;
  /** Planted for the purpose; otherwise a value of the sample that stands in one place alone. */
  readonly planted: boolean;
  readonly kept: readonly Kept[];
}

/** All planted tokens begin so; see `TokenIndex`. */
const HEAD = 'CNRY';
/** Hex digits behind it. */
const DIGITS = 13;

/** The value that is planted in one column of one record; the same in every run. */
export const tokenValue = (column: string, record: string): string => {
  const digest = createHash('sha256').update(`${column} of ${record}`).digest('hex');
  return `${HEAD}${digest.slice(0, DIGITS)}`;
};

export const nameOf = ({ column, category, about, record }: Kept): string =>
  `${column} (${category ?? 'served to nobody'}) of ${about} ${record}`;

/**
 * Tokens by name, as `TokenIndex` takes them.
 * @throws Error when two have one name, so that one of them would not be looked for
 */
export function valuesOf(tokens: readonly Token[]): Record<string, string> {
  const values = Object.fromEntries(tokens.map(({ name, value }) => [name, value]));
  if (Object.keys(values).length < tokens.length) throw new Error('two tokens have one name');
  return values;
}

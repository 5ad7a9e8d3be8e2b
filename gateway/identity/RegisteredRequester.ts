import { REQUESTER_KINDS, type RequesterKind } from '@lidhja/policy';
import { Refusal } from '@lidhja/platform';

/** What the gateway needs to know of a requester; the rest is looked up where it is decided. */
export interface RegisteredRequester {
  /** Ids in the registry. */
  readonly organisation: string;
  readonly official: string;
  readonly kind: RequesterKind;
  readonly suspended: boolean;
}

/**
 * Reads the registry's row; null when the registry has none for the caller.
 * @throws Refusal INTERNAL for a row that is not whole: what cannot be read is not guessed
 */
export function readRequester(row: unknown): RegisteredRequester | null {
  if (row === null || row === undefined) return null;
  const { organisation, official, kind, suspended } = row as Record<string, unknown>;
  if (
    typeof organisation !== 'string' ||
    typeof official !== 'string' ||
    typeof suspended !== 'boolean' ||
    !REQUESTER_KINDS.includes(kind as RequesterKind)
  ) {
    throw new Refusal('INTERNAL');
  }
  return { organisation, official, kind: kind as RequesterKind, suspended };
}

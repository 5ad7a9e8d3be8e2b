import { noteRows } from '../walls/noteRows';
import type { RequestContext } from '../serve/RequestContext';
import type { Page } from './PageOf';
import type { PageArguments } from './PageArguments';

/** A list that is read by keyset: strictly after a position, in the order of the position. */
export interface KeysetList<T> {
  /** The list and its filters; a cursor opens for no other. */
  readonly list: string;
  /** The sort key of a row, ending in its id, as text. Only what the caller may see. */
  position(row: T): string[];
  /** Reads at most `limit` rows after `position`, or from the start. */
  read(limit: number, position: string[] | null): Promise<T[]>;
}

const callerOf = ({ requester }: RequestContext): string => requester.official ?? 'public';

/** The position that `after` holds, or null for the start of the list. */
export const openCursor = (
  context: RequestContext,
  list: string,
  after: string | null | undefined,
): string[] | null =>
  after ? context.cursors.open(after, { caller: callerOf(context), list }) : null;

/** Where a row stands in its list, for the caller who was given it. */
export const sealCursor = <T>(
  context: RequestContext,
  { list, position }: Pick<KeysetList<T>, 'list' | 'position'>,
  row: T,
): string => context.cursors.seal(position(row), { caller: callerOf(context), list });

/** Cuts rows, read with one more than asked, into a page. */
export function cutPage<T>(
  context: RequestContext,
  list: Pick<KeysetList<T>, 'list' | 'position'>,
  rows: readonly T[],
  first: number,
): Page<T> {
  // A cursor alone says that there are rows, so they are noted with the page and not with its nodes.
  noteRows(context.ledger, list.list.split(':')[0] ?? list.list, rows);
  const nodes = rows.slice(0, first);
  const last = nodes.at(-1);
  const more = rows.length > first && last !== undefined;
  return { nodes, endCursor: more ? sealCursor(context, list, last) : null };
}

/** Reads one page: one row more than asked tells whether there is another. */
export async function readPage<T>(
  context: RequestContext,
  list: KeysetList<T>,
  { first, after }: PageArguments,
): Promise<Page<T>> {
  const position = openCursor(context, list.list, after);
  return cutPage(context, list, await list.read(first + 1, position), first);
}

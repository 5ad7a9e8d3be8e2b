import type { RequestContext } from '../serve/RequestContext';
import type { Page } from './PageOf';
import type { PageArguments } from './PageArguments';
import { cutPage, openCursor, sealCursor, type KeysetList } from './readPage';

/**
 * Reads the next stretch of a list that only grows at its end. Where a page's cursor ends with the last
 * row, this one is kept: what is added later comes after it, and nothing twice.
 */
export async function readFeed<T>(
  context: RequestContext,
  list: KeysetList<T>,
  { first, after }: PageArguments,
): Promise<Page<T>> {
  const rows = await list.read(first, openCursor(context, list.list, after));
  const { nodes } = cutPage(context, list, rows, first);
  const last = nodes.at(-1);
  return { nodes, endCursor: last ? sealCursor(context, list, last) : (after ?? null) };
}

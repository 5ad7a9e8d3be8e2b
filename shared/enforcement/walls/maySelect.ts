import { choosable, type Category } from '@lidhja/policy';
import type { RequestContext } from '../serve/RequestContext';
import type { Selection } from './selectionsIn';

/** Whether this kind of caller can, for this purpose, choose and order rows by all that it does. */
export const maySelect = (
  selected: readonly Selection[],
  categories: ReadonlyMap<string, Category>,
  { requester, purpose }: Pick<RequestContext, 'requester' | 'purpose'>,
): boolean =>
  selected.every(({ coordinate }) => {
    const category = categories.get(coordinate);
    return category !== undefined && choosable(requester.kind, purpose, category);
  });

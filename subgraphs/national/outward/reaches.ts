import type { RequestContext } from '@lidhja/enforcement';
import { findReached, type ToldOf } from './findSought';

/** Whether whoever reads could send it, asked together for all that are read. */
export function reaches(context: RequestContext, waiting: ToldOf): Promise<boolean> {
  return context
    .loader('reached abroad', async (all: readonly ToldOf[]) => {
      const found = await findReached(context.session, all);
      return all.map(({ id }) => found.has(id));
    })
    .load(waiting);
}

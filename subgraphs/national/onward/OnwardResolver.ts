import { Classified, type RequestContext } from '@lidhja/enforcement';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { groundOutwards } from '../requests/groundOutwards';
import { OnwardDecision, OnwardRequest } from './OnwardRequest';
import { OnwardStore } from './OnwardStore';

/** The answer to a request to pass something on. */
@Resolver(() => OnwardRequest)
export class OnwardResolver {
  @Classified('REQUEST')
  @FieldResolver(() => OnwardDecision, {
    nullable: true,
    description: 'Null until the authority that the data came from has answered.',
  })
  async decision(
    @Root() { id, access }: OnwardRequest,
    @Ctx() context: RequestContext,
  ): Promise<OnwardDecision | null> {
    const rows = await context
      .loader('onward decisions', async (ids: readonly string[]) => {
        const found = await OnwardStore.findDecisions(context.session, ids);
        return ids.map((one) => found.filter(({ onward }) => onward === one));
      })
      .load(id);
    if (!rows[0]) return null;
    const { decidedAt, until, synthetic } = rows[0];
    const part = { access, record: id };
    const categories = rows.map((row) => ({
      ...{ category: row.category, authorised: row.authorised, condition: row.condition },
      ...{ ground: groundOutwards(row), ...part },
    }));
    return { decidedAt, until, synthetic, categories, ...part };
  }
}

/** There for the two authorities of its request, and for an open inspection; it is asked of the exchange. */
export function onwardByReference(
  { id }: { id: string },
  context: RequestContext,
): Promise<OnwardRequest | null> {
  return context
    .loader('onward access', async (ids: readonly string[]) => {
      const rows = await OnwardStore.findAccess(context.session, ids);
      const byId = new Map(rows.map((row) => [row.id, row]));
      return ids.map((one) => byId.get(one) ?? null);
    })
    .load(id.toLowerCase());
}

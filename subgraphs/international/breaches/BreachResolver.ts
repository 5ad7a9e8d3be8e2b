import {
  Classified,
  Operation,
  PageArguments,
  readPage,
  type Page,
  type RequestContext,
} from '@lidhja/enforcement';
import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { Organisation } from '../requests/Organisation';
import { Breach, BreachPage } from './Breach';
import { BreachStore } from './BreachStore';
import { standOf } from './standOf';

/** Whose task it is to record breaches, and to be notified of them. */
export const OFFICERS = { by: ['oversight'], purposes: ['OVERSIGHT'] } as const;

/** One of those that the session's office recorded or was notified of. */
export const breachById = (id: string, context: RequestContext): Promise<Breach | null> =>
  context
    .loader('breach', (ids: readonly string[]) =>
      Promise.all(
        ids.map(async (one) => {
          const row = await BreachStore.findById(context.session, one);
          return row && standOf(row, context.now);
        }),
      ),
    )
    .load(id);

type Listed = ReturnType<typeof standOf>;

/** Breaches as their office and the data-protection authority see them. */
@Resolver(() => Breach)
export class BreachResolver {
  @Operation(OFFICERS)
  @Query(() => BreachPage, {
    description:
      'Breaches that your office recorded, and those that were notified to it as the data-protection authority, oldest first.',
  })
  breaches(
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: RequestContext,
  ): Promise<Page<Breach>> {
    const list = {
      list: 'breaches',
      position: ({ sortKey, id }: Listed) => [sortKey, id],
      read: async (limit: number, after: string[] | null) =>
        (await BreachStore.findPage(context.session, limit, after)).map((row) =>
          standOf(row, context.now),
        ),
    };
    return readPage(context, list, page);
  }

  @Classified('AUDIT')
  @FieldResolver(() => Organisation, { nullable: true, description: 'Which office recorded it.' })
  recordedBy(@Root() { organisation }: Breach): Organisation {
    return { id: organisation };
  }

  @Classified('AUDIT')
  @FieldResolver(() => Organisation, {
    nullable: true,
    description: 'The data-protection authority.',
  })
  notifiedTo(@Root() { authority }: Breach): Organisation {
    return { id: authority };
  }
}

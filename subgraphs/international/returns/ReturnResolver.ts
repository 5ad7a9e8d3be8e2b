import {
  Classified,
  Operation,
  PageArguments,
  readPage,
  type Page,
  type RequestContext,
} from '@lidhja/enforcement';
import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { Person } from './Person';
import { Return, ReturnPage } from './Return';
import { ReturnStore, type ReturnRow } from './ReturnStore';

@Resolver(() => Return)
export class ReturnResolver {
  @Operation({ by: ['consular', 'responsible_authority'], purposes: ['RETURN'] })
  @Query(() => ReturnPage, {
    description: 'Returns of victims, the latest request first. LINK-I1.',
  })
  returns(
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: RequestContext,
  ): Promise<Page<Return>> {
    const list = {
      list: 'returns',
      position: ({ requestedOn, id }: ReturnRow) => [requestedOn, id],
      read: (limit: number, before: string[] | null) =>
        ReturnStore.find(context.session, limit, before),
    };
    return readPage(context, list, page) as unknown as Promise<Page<Return>>;
  }

  @Classified('RETURN')
  @FieldResolver(() => Person, {
    nullable: true,
    description: 'Who returns, as far as you may know of them.',
  })
  async person(
    @Root() { id, access }: Return,
    @Ctx() context: RequestContext,
  ): Promise<Person | null> {
    const loader = context.loader('persons of returns', async (ids: readonly string[]) => {
      const edges = await ReturnStore.findPersons(context.session, ids);
      const byReturn = new Map(edges.map((edge) => [edge.return, edge]));
      return ids.map((one) => byReturn.get(one) ?? null);
    });
    const edge = await loader.load(id);
    return edge && { id: edge.person, access };
  }
}

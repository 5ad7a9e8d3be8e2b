import {
  Operation,
  PageArguments,
  readPage,
  type Page,
  type RequestContext,
  SelectsBy,
} from '@lidhja/enforcement';
import { Refusal } from '@lidhja/platform';
import { isUUID } from 'class-validator';
import { Arg, Args, Ctx, ID, Query, Resolver } from 'type-graphql';
import { isAreaCode } from '../areas/areaCode';
import { Network, NetworkPage } from './Network';
import { NetworkStore } from './NetworkStore';

@Resolver()
export class NetworkResolver {
  @Operation({ by: ['any'] })
  @Query(() => NetworkPage, { description: 'Local networks, by name. LINK-N5, LINK-H6.' })
  networks(
    @SelectsBy('NetworkArea.area')
    @Arg('area', () => ID, {
      nullable: true,
      description: 'Only those that work there: code of a qark, municipality or district.',
    })
    area: string | null | undefined,
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: RequestContext,
  ): Promise<Page<Network>> {
    const code = area ?? null;
    if (code !== null && !isAreaCode(code)) throw new Refusal('INPUT_INVALID', 'area');
    const list = {
      list: `networks:${JSON.stringify([code])}`,
      position: (one: Network) => [one.name, one.id],
      read: (limit: number, after: string[] | null) =>
        NetworkStore.findPage(context.session, code, limit, after) as Promise<Network[]>,
    };
    return readPage(context, list, page);
  }

  @Operation({ by: ['any'] })
  @Query(() => Network, { nullable: true, description: 'The network with that id, or null.' })
  findNetwork(
    @SelectsBy('Network.id') @Arg('id', () => ID) id: string,
    @Ctx() context: RequestContext,
  ): Promise<Network | null> {
    if (!isUUID(id)) throw new Refusal('INPUT_INVALID', 'id');
    return networkByReference({ id }, context);
  }
}

/** Networks are open data: the check is that the network exists. */
export function networkByReference(
  { id }: { id: string },
  context: RequestContext,
): Promise<Network | null> {
  return context
    .loader('networks', async (ids: readonly string[]) => {
      const rows = await NetworkStore.findByIds(context.session, ids);
      const byId = new Map(rows.map((row) => [row.id, row as Network]));
      return ids.map((one) => byId.get(one) ?? null);
    })
    .load(id);
}

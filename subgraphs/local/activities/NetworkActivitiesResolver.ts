import { Classified, PageArguments, cutPage, openCursor, SelectsBy } from '@lidhja/enforcement';
import type { Page, RequestContext } from '@lidhja/enforcement';
import { Max, Min } from 'class-validator';
import { Args, ArgsType, Ctx, Field, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { Network } from '../networks/Network';
import { Activity, ActivityPage } from './Activity';
import { ActivityStore, type ActivityListKey } from './ActivityStore';
import { admitActivities } from './admitActivities';

@ArgsType()
export class ActivityArguments extends PageArguments {
  @SelectsBy('Activity.startsOn')
  @Field(() => Int, {
    nullable: true,
    description: 'Only those that begin in this calendar year, 1990 to 2100.',
  })
  @Min(1990)
  @Max(2100)
  year?: number | null;
}

@Resolver(() => Network)
export class NetworkActivitiesResolver {
  @Classified('OPEN')
  @FieldResolver(() => ActivityPage, {
    description:
      'Its activities that you may see, by their first day. Without an account those that are open. LINK-H5, LINK-H19.',
  })
  async activities(
    @Root() { id }: Network,
    @Args(() => ActivityArguments) { year, first, after }: ActivityArguments,
    @Ctx() context: RequestContext,
  ): Promise<Page<Activity>> {
    const of = year ?? null;
    const list = {
      list: `Network.activities:${JSON.stringify([id, of])}`,
      position: (one: Activity) => [one.sortKey, one.id],
    };
    const loader = context.loader(
      `activities of networks:${JSON.stringify([of, first, after ?? null])}`,
      async (keys: readonly string[]) => {
        const lists = keys.map((key) => JSON.parse(key) as ActivityListKey);
        const rows = await ActivityStore.findOfNetworks(context.session, lists, of, first + 1);
        return lists.map(({ network }) => rows.filter((row) => row.networkId === network));
      },
    );
    // A text as the key: a network that stands under two areas of one query is read once.
    const key: ActivityListKey = { network: id, after: openCursor(context, list.list, after) };
    const page = cutPage(context, list, await loader.load(JSON.stringify(key)), first);
    return { ...page, nodes: admitActivities(context, page.nodes) };
  }
}

import { Classified, Operation, type RequestContext, SelectsBy } from '@lidhja/enforcement';
import { Refusal } from '@lidhja/platform';
import { isUUID } from 'class-validator';
import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { Area } from '../areas/Area';
import { Network } from '../networks/Network';
import { networkByReference } from '../networks/NetworkResolver';
import { Organisation } from '../organisations/Organisation';
import { Activity } from './Activity';
import { ActivityStore } from './ActivityStore';
import { admitActivities } from './admitActivities';

@Resolver(() => Activity)
export class ActivityResolver {
  @Operation({ by: ['any'] })
  @Query(() => Activity, {
    nullable: true,
    description: 'The activity with that id, or null: absent and not for you look the same.',
  })
  findActivity(
    @SelectsBy('Activity.id') @Arg('id', () => ID) id: string,
    @Ctx() context: RequestContext,
  ): Promise<Activity | null> {
    if (!isUUID(id)) throw new Refusal('INPUT_INVALID', 'id');
    return activityById(id, context);
  }

  @Classified('OPEN')
  @FieldResolver(() => Network, { nullable: true })
  network(
    @Root() { networkId }: Activity,
    @Ctx() context: RequestContext,
  ): Promise<Network | null> {
    return networkByReference({ id: networkId }, context);
  }

  @Classified('OPEN')
  @FieldResolver(() => [Area], {
    nullable: 'items',
    description:
      'Where it is held; null in place of an area that is not known or not answered for.',
  })
  areas(@Root() { areaCodes }: Activity): Area[] {
    return areaCodes.map((code) => ({ code }));
  }

  @Classified('OPEN')
  @FieldResolver(() => [Organisation], {
    nullable: 'items',
    description: 'Who takes part beside the network. LINK-R2, LINK-L1.',
  })
  partners(@Root() { partnerIds }: Activity): Organisation[] {
    return partnerIds.map((id) => ({ id }));
  }

  @Classified('OPEN')
  @FieldResolver(() => Organisation, {
    nullable: true,
    description:
      'The organisation that published it in the hub; null where a publication states it.',
  })
  publishedBy(@Root() { publishedById }: Activity): Organisation | null {
    return publishedById === null ? null : { id: publishedById };
  }
}

/** An activity as this caller may see it, read in a batch. */
export function activityById(id: string, context: RequestContext): Promise<Activity | null> {
  return context
    .loader('activities', async (ids: readonly string[]) => {
      const rows = admitActivities(context, await ActivityStore.findByIds(context.session, ids));
      const byId = new Map(rows.map((row) => [row.id, row]));
      return ids.map((one) => byId.get(one) ?? null);
    })
    .load(id);
}

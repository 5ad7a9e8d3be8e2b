import { Classified, Operation, type RequestContext } from '@lidhja/enforcement';
import { writeOnce } from '@lidhja/exchange';
import { Refusal } from '@lidhja/platform';
import { Arg, Ctx, Field, Mutation, ObjectType, Resolver } from 'type-graphql';
import { OrganisationStore } from '../organisations/OrganisationStore';
import { Activity } from './Activity';
import { activityById } from './ActivityResolver';
import { ActivityStore } from './ActivityStore';
import { checkActivity } from './checkActivity';
import type { NewActivity } from './NewActivity';
import { PublishActivityInput } from './PublishActivityInput';

const OPERATION = 'publishActivity';

@ObjectType({ description: 'What became of the publication.' })
export class PublishActivityPayload {
  @Classified('OPEN')
  @Field(() => Boolean, { description: 'True when the same publication had come before.' })
  repeated: boolean;

  @Classified('OPEN')
  @Field(() => Activity, { nullable: true, description: 'The activity as you may read it now.' })
  activity: Activity | null;
}

const publish = async (activity: NewActivity, { session }: RequestContext): Promise<string> => {
  if (activity.partnerIds.length > 0) {
    const known = await OrganisationStore.findKnown(session, activity.partnerIds);
    if (known.size < activity.partnerIds.length) {
      throw new Refusal('INPUT_INVALID', 'input.partnerIds');
    }
  }
  const id = await ActivityStore.publish(session, activity);
  if (id === null) throw new Refusal('NOT_AVAILABLE', 'input.networkId');
  return id;
};

@Resolver()
export class PublishActivityResolver {
  @Operation({ by: ['network_secretariat', 'ngo'], purposes: ['PREVENTION', 'ASSISTANCE'] })
  @Mutation(() => PublishActivityPayload, {
    description:
      'Publishes an activity of a network, in your own organisation’s name. For its secretariat and the NGOs in it; for PREVENTION or ASSISTANCE. Acknowledged means durable. LINK-H5, LINK-H19, LINK-C4.',
  })
  async publishActivity(
    @Arg('input', () => PublishActivityInput) input: PublishActivityInput,
    @Ctx() context: RequestContext,
  ): Promise<PublishActivityPayload> {
    const activity = checkActivity(input, context.now);
    const { id, repeated } = await writeOnce(
      context,
      {
        operation: OPERATION,
        idempotencyKey: input.idempotencyKey,
        input: activity,
        purpose: context.purpose,
      },
      () => publish(activity, context),
    );
    if (!repeated) context.ledger.wrote(OPERATION, [id]);
    return { repeated, activity: await activityById(id, context) };
  }
}

import { Operation, type RequestContext } from '@lidhja/enforcement';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { CourseStore } from './CourseStore';
import { AcceptConditionsInput, DeclineConditionsInput } from './StepInputs';
import { RECEIVING, RequestCoursePayload, takeOnce } from './steps';

const reply = (
  context: RequestContext,
  operation: string,
  input: AcceptConditionsInput,
  accepted: boolean,
): Promise<RequestCoursePayload> =>
  takeOnce(context, operation, input, () =>
    CourseStore.replyConditions(context.session, input.requestId, input.offerId, accepted),
  );

/** The receiver's answer to the conditions of the sender, before anything leaves. */
@Resolver()
export class ConditionResolver {
  @Operation(RECEIVING)
  @Mutation(() => RequestCoursePayload, {
    description:
      'Accepts the conditions that were offered; what was granted can be read from then on (CETS 197, article 34(3); to be confirmed by counsel).',
  })
  acceptConditions(
    @Arg('input', () => AcceptConditionsInput) input: AcceptConditionsInput,
    @Ctx() context: RequestContext,
  ): Promise<RequestCoursePayload> {
    return reply(context, 'acceptConditions', input, true);
  }

  @Operation(RECEIVING)
  @Mutation(() => RequestCoursePayload, {
    description:
      'Declines the conditions that were offered; nothing leaves, and others may follow.',
  })
  declineConditions(
    @Arg('input', () => DeclineConditionsInput) input: DeclineConditionsInput,
    @Ctx() context: RequestContext,
  ): Promise<RequestCoursePayload> {
    return reply(context, 'declineConditions', input, false);
  }
}

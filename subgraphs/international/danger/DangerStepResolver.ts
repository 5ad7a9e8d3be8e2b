import { Operation, type RequestContext } from '@lidhja/enforcement';
import { writeOnce } from '@lidhja/exchange';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { dangerPushById } from './DangerPushResolver';
import { DangerPushStore } from './DangerPushStore';
import {
  AcknowledgeDangerPushInput,
  DangerPushPayload,
  ReviewDangerPushInput,
} from './dangerSteps';
import { RECIPIENTS, REVIEWERS } from './parties';

/** @param take answers the push that the step was about */
export async function takeDangerStep(
  context: RequestContext,
  operation: string,
  input: AcknowledgeDangerPushInput,
  take: () => Promise<string>,
): Promise<DangerPushPayload> {
  const { purpose, ledger } = context;
  const { idempotencyKey } = input;
  const { id, repeated } = await writeOnce(
    context,
    { operation, idempotencyKey, input, purpose },
    take,
  );
  if (!repeated) ledger.wrote(operation, [id]);
  const push = await dangerPushById(id, context);
  return { repeated, push, access: push?.access ?? 'own_record||', about: id };
}

/** What follows on word of danger: whoever received it acknowledges it, and an inspection reviews it. */
@Resolver()
export class DangerStepResolver {
  @Operation(RECIPIENTS)
  @Mutation(() => DangerPushPayload, {
    description: 'Confirms to the sender that you act on it.',
  })
  acknowledgeDangerPush(
    @Arg('input', () => AcknowledgeDangerPushInput) input: AcknowledgeDangerPushInput,
    @Ctx() context: RequestContext,
  ): Promise<DangerPushPayload> {
    return takeDangerStep(context, 'acknowledgeDangerPush', input, () =>
      DangerPushStore.acknowledge(context.session, input.pushId),
    );
  }

  @Operation(REVIEWERS)
  @Mutation(() => DangerPushPayload, {
    description:
      'Reviews word of danger afterwards, once: whether there were reasonable grounds, and no more was sent than was needed.',
  })
  reviewDangerPush(
    @Arg('input', () => ReviewDangerPushInput) input: ReviewDangerPushInput,
    @Ctx() context: RequestContext,
  ): Promise<DangerPushPayload> {
    return takeDangerStep(context, 'reviewDangerPush', input, () =>
      DangerPushStore.review(context.session, input.pushId, input.outcome, input.words),
    );
  }
}

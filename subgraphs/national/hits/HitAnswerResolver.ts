import { Operation, type RequestContext } from '@lidhja/enforcement';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { RequestStepPayload } from '../requests/DecisionResolver';
import type { InformationRequest } from '../requests/InformationRequest';
import { once } from '../requests/once';
import { requestByReference } from '../requests/RequestResolver';
import { AnswerHitNoHitInput } from './AnswerHitNoHitInput';
import { findHit } from './findHit';
import { HitAnswerStore } from './HitAnswerStore';

/** A human says whether somebody is known, where the records are. */
@Resolver()
export class HitAnswerResolver {
  @Operation({ by: ['prosecutor'], purposes: ['THIS_PROCEEDING', 'RELATED_PROCEEDING'] })
  @Mutation(() => RequestStepPayload, {
    description:
      'Answers whether whom or what a request names is known to you, once. It is told at the next of the moments that the submission fixed, in the same way whatever it is, and is not shown to you again. What is sealed or past its last day is no hit for anyone, and what is by then is none either.',
  })
  async answerHitNoHit(
    @Arg('input', () => AnswerHitNoHitInput) input: AnswerHitNoHitInput,
    @Ctx() context: RequestContext,
  ): Promise<RequestStepPayload> {
    const { session, ledger } = context;
    const { requestId } = input;
    const operation = 'answerHitNoHit';
    const { id, repeated } = await once(context, operation, input, async () =>
      HitAnswerStore.answer(session, requestId, await findHit(session, input)),
    );
    if (!repeated) ledger.wrote(operation, [id]);
    const request = (await requestByReference({ id: requestId }, context)) as InformationRequest;
    return { repeated, request, access: 'mandate|addressed_to_own_authority|' };
  }
}

import { Classified, Operation, type RequestContext } from '@lidhja/enforcement';
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { AnswerStore } from './AnswerStore';
import { checkAnswers, sealAnswers } from './answersOf';
import { RequestStepPayload } from './DecisionResolver';
import { InformationRequest } from './InformationRequest';
import { once } from './once';
import {
  AnswerRequestInput,
  OfferAnswerConditionsInput,
  RequestAnswer,
  RevokeAnswerInput,
} from './RequestAnswer';
import { requestByReference } from './RequestResolver';

const ABROAD = {
  by: ['foreign_authority'],
  purposes: ['THIS_PROCEEDING', 'RELATED_PROCEEDING', 'IMMEDIATE_THREAT'],
} as const;

const answered = async (
  context: RequestContext,
  operation: string,
  input: RevokeAnswerInput | AnswerRequestInput | OfferAnswerConditionsInput,
  write: () => Promise<string>,
): Promise<RequestStepPayload> => {
  const { requestId } = input;
  const { id, repeated } = await once(context, operation, input, write);
  if (!repeated) context.ledger.wrote(operation, [id, requestId]);
  const request = await requestByReference({ id: requestId }, context);
  return { repeated, request: request as InformationRequest | null, access: 'own_record||' };
};

/** Answers to requests abroad. */
@Resolver(() => InformationRequest)
export class AnswerResolver {
  @Operation(ABROAD)
  @Mutation(() => RequestStepPayload, {
    description:
      'Answers a request that was sent to your authority, category by category: in words, with the codes and conditions that bind whoever reads them and documents told under the same, or by a ground. Under conditions it is read when they are accepted.',
  })
  answerRequest(
    @Arg('input', () => AnswerRequestInput) input: AnswerRequestInput,
    @Ctx() context: RequestContext,
  ): Promise<RequestStepPayload> {
    checkAnswers(input.categories);
    const { requestId, reference } = input;
    return answered(context, 'answerRequest', input, async () => {
      const answers = await sealAnswers(context.sealer, input.categories);
      return AnswerStore.answer(context.session, requestId, reference, answers);
    });
  }

  @Operation(ABROAD)
  @Mutation(() => RequestStepPayload, {
    description:
      'Offers other conditions for what your authority answered, once the last were declined: one for each category that is still to have one, of those that had. The answer is read when they are accepted.',
  })
  offerAnswerConditions(
    @Arg('input', () => OfferAnswerConditionsInput) input: OfferAnswerConditionsInput,
    @Ctx() context: RequestContext,
  ): Promise<RequestStepPayload> {
    return answered(context, 'offerAnswerConditions', input, () =>
      AnswerStore.offerConditions(context.session, input.requestId, input.conditions),
    );
  }

  @Operation(ABROAD)
  @Mutation(() => RequestStepPayload, {
    description:
      'Takes back what your authority answered to a request, at any time before it is closed. It is read no more from then on.',
  })
  revokeAnswer(
    @Arg('input', () => RevokeAnswerInput) input: RevokeAnswerInput,
    @Ctx() context: RequestContext,
  ): Promise<RequestStepPayload> {
    return answered(context, 'revokeAnswer', input, () =>
      AnswerStore.revoke(context.session, input.requestId, input.reason),
    );
  }

  @Classified('REQUEST')
  @FieldResolver(() => RequestAnswer, {
    nullable: true,
    description:
      'What an authority abroad told, for the two authorities. Null until it was answered, once the request is over, and to whoever asked in another purpose than the request’s.',
  })
  async answer(
    @Root() { id }: InformationRequest,
    @Ctx() context: RequestContext,
  ): Promise<RequestAnswer | null> {
    const rows = await context
      .loader('answers', async (requests: readonly string[]) => {
        // First: taken back in between, one is noted and not read, and never read and not noted.
        await AnswerStore.noteRead(context.session, requests);
        const found = await AnswerStore.find(context, requests);
        return requests.map((one) => found.filter(({ request }) => request === one));
      })
      .load(id);
    const [first] = rows;
    if (!first) return null;
    const categories = rows.map((row) => ({ ...row, record: id }));
    return { reference: first.reference, categories, access: 'own_record||', record: id };
  }
}

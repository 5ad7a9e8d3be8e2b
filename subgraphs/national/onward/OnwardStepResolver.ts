import { Operation, type RequestContext } from '@lidhja/enforcement';
import { writeOnce } from '@lidhja/exchange';
import { Refusal } from '@lidhja/platform';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { CaseStore } from '../cases/CaseStore';
import { RefusalGround } from '../requests/InformationRequest';
import { onwardByReference } from './OnwardResolver';
import {
  ApproveOnwardDecisionInput,
  DecideOnwardRequestInput,
  OnwardStepPayload,
  RevokeOnwardAuthorisationInput,
  type OnwardCategoryInput,
} from './onwardSteps';
import { OnwardStore, type OnwardAnswer } from './OnwardStore';

const PROSECUTORS = {
  by: ['prosecutor'],
  purposes: ['THIS_PROCEEDING', 'RELATED_PROCEEDING'],
} as const;

const step = async (
  context: RequestContext,
  operation: string,
  input: ApproveOnwardDecisionInput,
  take: () => Promise<string>,
): Promise<OnwardStepPayload> => {
  const { purpose, ledger } = context;
  const { idempotencyKey, onwardRequestId } = input;
  const { id, repeated } = await writeOnce(
    context,
    { operation, idempotencyKey, input, purpose },
    take,
  );
  if (!repeated) ledger.wrote(operation, [id, onwardRequestId]);
  const onwardRequest = await onwardByReference({ id: onwardRequestId }, context);
  return { repeated, onwardRequest, access: 'mandate|addressed_to_own_authority|' };
};

/** @throws Refusal INPUT_INVALID where a ground is none that is given, or a refusal has a condition */
const answersOf = (categories: readonly OnwardCategoryInput[]): OnwardAnswer[] =>
  categories.map(({ category, ground = null, condition = null }) => {
    if (ground === RefusalGround.NEITHER_CONFIRMED_NOR_DENIED || (ground && condition))
      throw new Refusal('INPUT_INVALID', 'input.categories');
    return { category, ground, condition };
  });

/** Steps of the authority that the data came from on a request to pass it on. */
@Resolver()
export class OnwardStepResolver {
  @Operation(PROSECUTORS)
  @Mutation(() => OnwardStepPayload, {
    description:
      'Answers a request to pass on what your authority granted, category by category, with a condition where one is needed. TESTIMONY, RETURN and what identifies a victim are not authorised before a second person has approved it. An authorisation is for that recipient alone, and ends with the grant.',
  })
  decideOnwardRequest(
    @Arg('input', () => DecideOnwardRequestInput) input: DecideOnwardRequestInput,
    @Ctx() context: RequestContext,
  ): Promise<OnwardStepPayload> {
    return step(context, 'decideOnwardRequest', input, async () => {
      const { session } = context;
      const { onwardRequestId, categories } = input;
      const made = await OnwardStore.decide(session, onwardRequestId, answersOf(categories));
      // Their own reach is the limit: what row security hides from them they answer nothing about.
      const record = await OnwardStore.recordOf(session, onwardRequestId);
      const found = await CaseStore.findByIds(session, record === null ? [] : [record]);
      if (!found[0]) throw new Refusal('NOT_AVAILABLE', 'input.onwardRequestId');
      return made;
    });
  }

  @Operation(PROSECUTORS)
  @Mutation(() => OnwardStepPayload, {
    description:
      'Approves a colleague’s answer as the second person; nobody approves their own. Until then it has not been given.',
  })
  approveOnwardDecision(
    @Arg('input', () => ApproveOnwardDecisionInput) input: ApproveOnwardDecisionInput,
    @Ctx() context: RequestContext,
  ): Promise<OnwardStepPayload> {
    return step(context, 'approveOnwardDecision', input, () =>
      OnwardStore.approve(context.session, input.onwardRequestId),
    );
  }

  @Operation(PROSECUTORS)
  @Mutation(() => OnwardStepPayload, {
    description:
      'Takes an authorisation back, or an answer that waits for its second person; what was granted stays.',
  })
  revokeOnwardAuthorisation(
    @Arg('input', () => RevokeOnwardAuthorisationInput) input: RevokeOnwardAuthorisationInput,
    @Ctx() context: RequestContext,
  ): Promise<OnwardStepPayload> {
    return step(context, 'revokeOnwardAuthorisation', input, () =>
      OnwardStore.revoke(context.session, input.onwardRequestId, input.reason),
    );
  }
}

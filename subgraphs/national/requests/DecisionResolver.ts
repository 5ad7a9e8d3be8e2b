import { Classified, Line, Lines, Operation, type RequestContext } from '@lidhja/enforcement';
import { writeOnce } from '@lidhja/exchange';
import { IsUUID } from 'class-validator';
import { Arg, Ctx, Field, ID, InputType, Int, Mutation, ObjectType, Resolver } from 'type-graphql';
import { DecideRequestInput, OfferConditionsInput } from './DecideRequestInput';
import { DecisionStore } from './DecisionStore';
import { InformationRequest } from './InformationRequest';
import { readDecision } from './readDecision';
import { requestByReference } from './RequestResolver';

const PROSECUTORS = {
  by: ['prosecutor'],
  purposes: ['THIS_PROCEEDING', 'RELATED_PROCEEDING'],
} as const;

@ObjectType({ description: 'The request as it stands after the step.' })
export class RequestStepPayload {
  @Classified('OPEN')
  @Field(() => Boolean, { description: 'True when the same step had been taken before.' })
  repeated: boolean;

  @Classified('REQUEST')
  @Field(() => InformationRequest, { nullable: true })
  request: InformationRequest | null;

  readonly access: string;
}

@InputType()
abstract class DecisionStepInput {
  @Field(() => String)
  @Line(8, 100)
  idempotencyKey: string;

  @Field(() => ID)
  @IsUUID()
  requestId: string;
}

@InputType()
export class ApproveDecisionInput extends DecisionStepInput {
  @Field(() => Int, {
    nullable: true,
    description:
      'How many documents of the request you have seen; needed where one came after the decision.',
  })
  documents?: number | null;
}

@InputType()
export class RevokeGrantInput extends DecisionStepInput {
  @Field(() => String, { description: '10 to 500 characters.' })
  @Lines(10, 500)
  reason: string;
}

const step = async (
  context: RequestContext,
  operation: string,
  input: { idempotencyKey: string; requestId: string },
  take: () => Promise<string>,
): Promise<RequestStepPayload> => {
  const { idempotencyKey, requestId } = input;
  const { purpose } = context;
  const write = { operation, idempotencyKey, input, purpose };
  const { id, repeated } = await writeOnce(context, write, take);
  if (!repeated) context.ledger.wrote(operation, [id, requestId]);
  const request = (await requestByReference({ id: requestId }, context)) as InformationRequest;
  return { repeated, request, access: 'mandate|addressed_to_own_authority|' };
};

@Resolver()
export class DecisionResolver {
  @Operation(PROSECUTORS)
  @Mutation(() => RequestStepPayload, {
    description:
      'Decides a request on a case of yours, category by category. CASE_STATUS shows how far the case and the identification of its adult victims have come, without naming anyone. TESTIMONY, RETURN and what identifies a victim open nothing of the grant before a second person has approved it. Persons are reached through the case, so their categories need CASE_STATUS beside them.',
  })
  decideRequest(
    @Arg('input', () => DecideRequestInput) input: DecideRequestInput,
    @Ctx() context: RequestContext,
  ): Promise<RequestStepPayload> {
    return step(context, 'decideRequest', input, async () => {
      const { categories, caseReference, validUntil } = input;
      const given = await readDecision(context, categories, caseReference, validUntil);
      return DecisionStore.decide(context.session, input.requestId, given);
    });
  }

  @Operation(PROSECUTORS)
  @Mutation(() => RequestStepPayload, {
    description:
      'Approves a colleague’s decision as the second person; nobody approves their own. Of a request to which a document came since, say how many you have seen.',
  })
  approveDecision(
    @Arg('input', () => ApproveDecisionInput) input: ApproveDecisionInput,
    @Ctx() context: RequestContext,
  ): Promise<RequestStepPayload> {
    return step(context, 'approveDecision', input, () =>
      DecisionStore.approve(context.session, input.requestId, input.documents ?? null),
    );
  }

  @Operation(PROSECUTORS)
  @Mutation(() => RequestStepPayload, {
    description:
      'Offers conditions for what was granted and not read yet, also others where the last were declined; nothing leaves before they are accepted (CETS 197, article 34(3); to be confirmed by counsel).',
  })
  offerConditions(
    @Arg('input', () => OfferConditionsInput) input: OfferConditionsInput,
    @Ctx() context: RequestContext,
  ): Promise<RequestStepPayload> {
    return step(context, 'offerConditions', input, () =>
      DecisionStore.offerConditions(context.session, input.requestId, input.conditions),
    );
  }

  @Operation(PROSECUTORS)
  @Mutation(() => RequestStepPayload, {
    description: 'Takes back what was granted; from its commit on nothing more is read under it.',
  })
  revokeGrant(
    @Arg('input', () => RevokeGrantInput) input: RevokeGrantInput,
    @Ctx() context: RequestContext,
  ): Promise<RequestStepPayload> {
    return step(context, 'revokeGrant', input, () =>
      DecisionStore.revoke(context.session, input.requestId, input.reason),
    );
  }
}

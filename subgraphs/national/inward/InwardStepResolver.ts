import { Operation, type RequestContext } from '@lidhja/enforcement';
import { Refusal } from '@lidhja/platform';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { RequestStepPayload } from '../requests/DecisionResolver';
import type { InformationRequest } from '../requests/InformationRequest';
import { once } from '../requests/once';
import { untilOf } from '../requests/readDecision';
import { requestByReference } from '../requests/RequestResolver';
import { InwardStore } from './InwardStore';
import {
  SubmitSpontaneousInformationInput,
  WithdrawSpontaneousInformationInput,
} from './SubmitSpontaneousInput';

const ABROAD = {
  by: ['foreign_authority'],
  purposes: ['THIS_PROCEEDING', 'RELATED_PROCEEDING', 'IMMEDIATE_THREAT'],
} as const;

/** Steps of an authority abroad on what it sends here of its own accord. */
@Resolver()
export class InwardStepResolver {
  @Operation(ABROAD)
  @Mutation(() => RequestStepPayload, {
    description:
      'Sends an authority of another party to your agreement what it did not ask for, under conditions. It is told at once that something came, and reads it when it has accepted them.',
  })
  async submitSpontaneousInformation(
    @Arg('input', () => SubmitSpontaneousInformationInput)
    input: SubmitSpontaneousInformationInput,
    @Ctx() context: RequestContext,
  ): Promise<RequestStepPayload> {
    const operation = 'submitSpontaneousInformation';
    const { id, repeated } = await once(context, operation, input, () => {
      if (input.asEvidence && input.handling?.includes('H1'))
        throw new Refusal('INPUT_INVALID', 'input.handling');
      return InwardStore.send(context, input, untilOf(input.validUntil, context.now));
    });
    if (!repeated) context.ledger.wrote(operation, [id]);
    const request = (await requestByReference({ id }, context)) as InformationRequest | null;
    return { repeated, request, access: 'own_record||' };
  }

  @Operation(ABROAD)
  @Mutation(() => RequestStepPayload, {
    description:
      'Takes back what was sent without a request, at any time before it is closed. Before its conditions are answered it is never read; after, it is read no more.',
  })
  async withdrawSpontaneousInformation(
    @Arg('input', () => WithdrawSpontaneousInformationInput)
    input: WithdrawSpontaneousInformationInput,
    @Ctx() context: RequestContext,
  ): Promise<RequestStepPayload> {
    const operation = 'withdrawSpontaneousInformation';
    const { requestId, reason } = input;
    const { id, repeated } = await once(context, operation, input, () =>
      InwardStore.withdraw(context.session, requestId, reason),
    );
    if (!repeated) context.ledger.wrote(operation, [id, requestId]);
    const request = (await requestByReference(
      { id: requestId },
      context,
    )) as InformationRequest | null;
    return { repeated, request, access: 'own_record||' };
  }
}

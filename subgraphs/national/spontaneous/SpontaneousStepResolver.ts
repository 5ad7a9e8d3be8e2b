import { Operation, type RequestContext } from '@lidhja/enforcement';
import { Refusal } from '@lidhja/platform';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { CaseStore } from '../cases/CaseStore';
import { RequestStepPayload } from '../requests/DecisionResolver';
import type { InformationRequest } from '../requests/InformationRequest';
import { once } from '../requests/once';
import { untilOf } from '../requests/readDecision';
import { requestByReference } from '../requests/RequestResolver';
import { PrepareSpontaneousInformationInput } from './PrepareInput';
import { waiting } from './SpontaneousResolver';
import {
  PROSECUTORS,
  SpontaneousInformationPayload,
  SpontaneousStepInput,
  WAITS,
} from './spontaneousSteps';
import { SpontaneousStore } from './SpontaneousStore';

/** Steps of an authority on what it sends without being asked. */
@Resolver()
export class SpontaneousStepResolver {
  @Operation(PROSECUTORS)
  @Mutation(() => SpontaneousInformationPayload, {
    description:
      'Prepares information of a case of yours for an authority abroad that did not ask for it, under an agreement in force and under conditions. Nothing leaves before a second person has sent it and the receiver has accepted the conditions. Persons are reached through the case, so their categories need CASE_STATUS beside them.',
  })
  async prepareSpontaneousInformation(
    @Arg('input', () => PrepareSpontaneousInformationInput)
    input: PrepareSpontaneousInformationInput,
    @Ctx() context: RequestContext,
  ): Promise<SpontaneousInformationPayload> {
    const { id, repeated } = await once(
      context,
      'prepareSpontaneousInformation',
      input,
      async () => {
        if (input.asEvidence && input.handling?.includes('H1'))
          throw new Refusal('INPUT_INVALID', 'input.handling');
        const until = untilOf(input.validUntil, context.now);
        const found = await CaseStore.findOwn(context.session, input.caseReference);
        if (!found) throw new Refusal('NOT_AVAILABLE', 'input.caseReference');
        return SpontaneousStore.prepare(context, found.id, input, until);
      },
    );
    if (!repeated) context.ledger.wrote('prepareSpontaneousInformation', [id]);
    return { repeated, information: await waiting(id, context), access: WAITS };
  }

  @Operation(PROSECUTORS)
  @Mutation(() => SpontaneousInformationPayload, {
    description:
      'Discards what was prepared and not sent, also a colleague’s; it leaves no trace outside.',
  })
  async discardSpontaneousInformation(
    @Arg('input', () => SpontaneousStepInput) input: SpontaneousStepInput,
    @Ctx() context: RequestContext,
  ): Promise<SpontaneousInformationPayload> {
    const { id, repeated } = await once(context, 'discardSpontaneousInformation', input, () =>
      SpontaneousStore.discard(context.session, input.informationId),
    );
    if (!repeated) context.ledger.wrote('discardSpontaneousInformation', [id]);
    return { repeated, information: null, access: WAITS };
  }

  @Operation(PROSECUTORS)
  @Mutation(() => RequestStepPayload, {
    description:
      'Sends what a colleague prepared, as the second person; nobody sends their own. The receiver is told at once, and reads when it has accepted the conditions; `revokeGrant` takes it back.',
  })
  async sendSpontaneousInformation(
    @Arg('input', () => SpontaneousStepInput) input: SpontaneousStepInput,
    @Ctx() context: RequestContext,
  ): Promise<RequestStepPayload> {
    const { session } = context;
    const { id, repeated } = await once(context, 'sendSpontaneousInformation', input, async () => {
      const [row] = await SpontaneousStore.findByIds(session, [input.informationId]);
      // Their own reach is the limit: what row security hides from them they send nothing of.
      const found = await CaseStore.findByIds(session, row ? [row.record] : []);
      if (!found[0]) throw new Refusal('NOT_AVAILABLE');
      return SpontaneousStore.send(session, input.informationId);
    });
    if (!repeated) context.ledger.wrote('sendSpontaneousInformation', [id, input.informationId]);
    const request = (await requestByReference({ id }, context)) as InformationRequest;
    return { repeated, request, access: WAITS };
  }
}

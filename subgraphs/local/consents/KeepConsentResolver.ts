import { Operation, type RequestContext } from '@lidhja/enforcement';
import { Refusal } from '@lidhja/platform';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { RecordConsentInput, WithdrawConsentInput } from './consentInputs';
import { ConsentStore } from './ConsentStore';
import { KEEPERS } from './keepers';
import { ConsentPayload, keepConsent } from './keepConsent';

@Resolver()
export class KeepConsentResolver {
  @Operation(KEEPERS)
  @Mutation(() => ConsentPayload, {
    description:
      'Records that the person of a referral consented. It opens to the recipient what it names, and nothing else, from its acknowledgement on.',
  })
  recordConsent(
    @Arg('input', () => RecordConsentInput) input: RecordConsentInput,
    @Ctx() context: RequestContext,
  ): Promise<ConsentPayload> {
    if (input.informedOn > new Date(context.now).toISOString().slice(0, 10)) {
      throw new Refusal('INPUT_INVALID', 'input.informedOn');
    }
    return keepConsent(context, 'recordConsent', input, () =>
      ConsentStore.record(context.session, input),
    );
  }

  @Operation(KEEPERS)
  @Mutation(() => ConsentPayload, {
    description:
      'Takes a consent back for the person who gave it; from its acknowledgement on nothing more is read on it.',
  })
  withdrawConsent(
    @Arg('input', () => WithdrawConsentInput) input: WithdrawConsentInput,
    @Ctx() context: RequestContext,
  ): Promise<ConsentPayload> {
    return keepConsent(context, 'withdrawConsent', input, () =>
      ConsentStore.withdraw(context.session, input.consentId),
    );
  }
}

import { Classified, Operation, type RequestContext } from '@lidhja/enforcement';
import { writeOnce } from '@lidhja/exchange';
import { Refusal } from '@lidhja/platform';
import { Arg, Ctx, Field, Mutation, ObjectType, Resolver } from 'type-graphql';
import { Consent } from './Consent';
import { RecordConsentInput, WithdrawConsentInput } from './consentInputs';
import { ConsentStore } from './ConsentStore';
import { KEEPERS } from './keepers';

@ObjectType({ description: 'What became of the consent.' })
export class ConsentPayload {
  @Classified('OPEN')
  @Field(() => Boolean, { description: 'True when the same step had been taken before.' })
  repeated: boolean;

  @Classified('REQUEST')
  @Field(() => Consent, { nullable: true, description: 'The consent as it stands now.' })
  consent: Consent | null;

  readonly access: string;
  /** The consent, so that what is noted of the step is noted of it. */
  readonly about: string;
}

const keep = async (
  context: RequestContext,
  operation: string,
  input: { readonly idempotencyKey: string },
  take: () => Promise<string>,
): Promise<ConsentPayload> => {
  const { id, repeated } = await writeOnce(
    (sql, parameters) => context.session.query(sql, parameters),
    { operation, idempotencyKey: input.idempotencyKey, input, purpose: context.purpose },
    take,
  );
  if (!repeated) context.ledger.wrote(operation, [id]);
  const consent = await ConsentStore.findById(context.session, id);
  return { repeated, consent, access: 'own_record||', about: id };
};

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
    return keep(context, 'recordConsent', input, () => ConsentStore.record(context.session, input));
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
    return keep(context, 'withdrawConsent', input, () =>
      ConsentStore.withdraw(context.session, input.consentId),
    );
  }
}

import { Classified, type RequestContext } from '@lidhja/enforcement';
import { writeOnce } from '@lidhja/exchange';
import { Field, ObjectType } from 'type-graphql';
import { Consent } from './Consent';
import { ConsentStore } from './ConsentStore';

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

/**
 * Takes a step on a consent once.
 * @param take returns the consent’s id, under which the step is recorded
 */
export const keepConsent = async (
  context: RequestContext,
  operation: string,
  input: { readonly idempotencyKey: string },
  take: () => Promise<string>,
): Promise<ConsentPayload> => {
  const { id, repeated } = await writeOnce(
    context,
    { operation, idempotencyKey: input.idempotencyKey, input, purpose: context.purpose },
    take,
  );
  if (!repeated) context.ledger.wrote(operation, [id]);
  const consent = await ConsentStore.findById(context.session, id);
  return { repeated, consent, access: 'own_record||', about: id };
};

import { Classified, Operation, type RequestContext } from '@lidhja/enforcement';
import { checkDocuments, sealDocuments, sealRequestWords, writeOnce } from '@lidhja/exchange';
import { Arg, Ctx, Field, Mutation, ObjectType, Resolver } from 'type-graphql';
import { checkSought } from './checkSought';
import { checkUrgency } from './checkUrgency';
import { InformationRequest } from './InformationRequest';
import { requestByReference } from './RequestResolver';
import { RequestStore } from './RequestStore';
import { sealedPersons } from './SoughtPersonStore';
import { SubmitInformationRequestInput } from './SubmitRequestInput';

@ObjectType({ description: 'The request as it was received.' })
export class SubmitInformationRequestPayload {
  @Classified('OPEN')
  @Field(() => Boolean, { description: 'True when the same submission had come before.' })
  repeated: boolean;

  @Classified('REQUEST')
  @Field(() => InformationRequest, { nullable: true })
  request: InformationRequest | null;

  readonly access: string;
}

@Resolver()
export class SubmissionResolver {
  @Operation({
    by: ['foreign_authority'],
    purposes: ['THIS_PROCEEDING', 'RELATED_PROCEEDING', 'IMMEDIATE_THREAT'],
  })
  @Mutation(() => SubmitInformationRequestPayload, {
    description:
      'Asks an authority for case information. Checked at once against the agreement between the two authorities; acknowledged means durable.',
  })
  async submitInformationRequest(
    @Arg('input', () => SubmitInformationRequestInput) input: SubmitInformationRequestInput,
    @Ctx() context: RequestContext,
  ): Promise<SubmitInformationRequestPayload> {
    checkUrgency(input);
    checkSought(input.particulars ?? [], context.now);
    checkDocuments(input.documents ?? []);
    const { id, repeated } = await writeOnce(
      context,
      {
        operation: 'submitInformationRequest',
        idempotencyKey: input.idempotencyKey,
        input,
        purpose: context.purpose,
      },
      async () => {
        const { session, sealer } = context;
        const documents = await sealDocuments(sealer, input.documents ?? []);
        const particulars = await sealedPersons(sealer, input.particulars ?? []);
        const words = await sealRequestWords(sealer, input);
        return RequestStore.submit(session, input, { particulars, documents, words });
      },
    );
    if (!repeated) context.ledger.wrote('submitInformationRequest', [id]);
    const found = await requestByReference({ id }, context);
    const request = found && { ...found, repeated };
    return { repeated, request, access: 'own_record||' };
  }
}

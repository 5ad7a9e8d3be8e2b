import { Classified, Operation, type RequestContext } from '@lidhja/enforcement';
import { sealRequestWords, writeOnce } from '@lidhja/exchange';
import { Refusal } from '@lidhja/platform';
import { GraphQLDateTime } from 'graphql-scalars';
import {
  Arg,
  Ctx,
  FieldResolver,
  Mutation,
  Resolver,
  Root,
  UseMiddleware,
  registerEnumType,
} from 'type-graphql';
import { checkSought } from '../requests/checkSought';
import { checkUrgency } from '../requests/checkUrgency';
import { InformationRequest, RequestAsks } from '../requests/InformationRequest';
import { requestByReference } from '../requests/RequestResolver';
import { RequestStore } from '../requests/RequestStore';
import { REQUESTING } from '../requests/steps';
import { sealedPersons } from '../requests/SoughtPersonStore';
import { SubmitInformationRequestPayload } from '../requests/SubmissionResolver';
import { AskHitNoHitInput } from './AskHitNoHitInput';
import { hitOf, type HitRow } from './HitStore';
import { besideTerms } from '../requests/termsAlone';

/** What was told. */
export const HitOutcome = { HIT: 'HIT', NO_HIT: 'NO_HIT' } as const;
registerEnumType(HitOutcome, {
  name: 'HitOutcome',
  description: 'Whether whom or what a request names is known at all.',
  valuesConfig: {
    HIT: { description: 'Known; a request may follow. It says nothing else.' },
    NO_HIT: { description: 'Not known, or nothing that can be told.' },
  },
});

const hitAmong = (
  { id, asks, repeated }: InformationRequest,
  context: RequestContext,
): Promise<HitRow | null> =>
  asks !== RequestAsks.HIT_NO_HIT || repeated ? Promise.resolve(null) : hitOf(id, context);

/** Whether somebody is known at all, asked before a request. */
@Resolver(() => InformationRequest)
@UseMiddleware(besideTerms)
export class HitResolver {
  @Operation(REQUESTING)
  @Mutation(() => SubmitInformationRequestPayload, {
    description:
      'Asks an authority whether a person or a case is known there at all, where the agreement allows it (`hitNoHitHours`). A human there answers; both answers are told in the same way at the same moments, which your submission fixes. Nothing is granted by it.',
  })
  async askHitNoHit(
    @Arg('input', () => AskHitNoHitInput) input: AskHitNoHitInput,
    @Ctx() context: RequestContext,
  ): Promise<SubmitInformationRequestPayload> {
    const { person, earlierReference } = input;
    if (Boolean(person) === Boolean(earlierReference?.trim())) {
      throw new Refusal('INPUT_INVALID', 'input.person');
    }
    checkUrgency(input);
    checkSought(person ? [person] : [], context.now, 'input.person');
    const operation = 'askHitNoHit';
    const { id, repeated } = await writeOnce(
      context,
      { operation, idempotencyKey: input.idempotencyKey, input, purpose: context.purpose },
      async () => {
        const { session, sealer } = context;
        const particulars = await sealedPersons(sealer, person ? [person] : []);
        const words = await sealRequestWords(sealer, input);
        return RequestStore.submitHitNoHit(session, input, { particulars, words });
      },
    );
    if (!repeated) context.ledger.wrote(operation, [id]);
    const found = await requestByReference({ id }, context);
    return { repeated, request: found && { ...found, repeated }, access: 'own_record||' };
  }

  @Classified('REQUEST')
  @FieldResolver(() => HitOutcome, {
    nullable: true,
    description:
      'Of a hit/no-hit that you asked for: what was told. Null until then, and to every other authority, the one that answered among them.',
  })
  async hit(
    @Root() request: InformationRequest,
    @Ctx() context: RequestContext,
  ): Promise<HitRow['outcome']> {
    return (await hitAmong(request, context))?.outcome ?? null;
  }

  @Classified('REQUEST')
  @FieldResolver(() => GraphQLDateTime, {
    nullable: true,
    description:
      'Of a hit/no-hit: when it was told; to the authority that answered also when it will be.',
  })
  async hitToldAt(
    @Root() request: InformationRequest,
    @Ctx() context: RequestContext,
  ): Promise<Date | null> {
    return (await hitAmong(request, context))?.tellAt ?? null;
  }
}

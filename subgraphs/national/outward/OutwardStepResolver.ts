import { Operation, type RequestContext } from '@lidhja/enforcement';
import { checkDocuments, sealDocuments, sealPerson, sealRequestWords } from '@lidhja/exchange';
import { Refusal } from '@lidhja/platform';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { RequestStepPayload } from '../requests/DecisionResolver';
import { once } from '../requests/once';
import { untilOf } from '../requests/readDecision';
import { requestByReference } from '../requests/RequestResolver';
import type { InformationRequest } from '../requests/InformationRequest';
import { findReached, findSought } from './findSought';
import { mayTell } from './mayTell';
import { outwardById } from './OutwardResolver';
import {
  ApproveOutwardRequestInput,
  DiscardOutwardRequestInput,
  OutwardRequestPayload,
} from './outwardSteps';
import { OutwardStore } from './OutwardStore';
import { PrepareOutwardRequestInput } from './PrepareOutwardRequestInput';

const PROSECUTORS = {
  by: ['prosecutor'],
  purposes: ['THIS_PROCEEDING', 'RELATED_PROCEEDING'],
} as const;

/** Stands for whoever will approve. */
const SUPPOSED = 'a second person';

async function prepare(
  context: RequestContext,
  input: PrepareOutwardRequestInput,
): Promise<string> {
  const { session, requester } = context;
  const { caseReference, requestedAuthority, carries, persons, validUntil } = input;
  if ((input.urgency === 'OTHER') !== ((input.urgencyReason ?? null) === null))
    throw new Refusal('INPUT_INVALID', 'input.urgencyReason');
  checkDocuments(input.documents ?? []);
  const until = untilOf(validUntil, context.now);
  const sought = await findSought(session, caseReference, persons ?? [], carries);
  const request = {
    ...{ reference: input.reference, earlierReference: input.earlierReference ?? null },
    ...{ offence: input.offence, proceeding: input.proceeding, categories: input.categories },
    ...{ urgency: input.urgency, evidenceUse: input.evidenceUse, language: input.language },
    words: await sealRequestWords(context.sealer, input),
  };
  const terms = await OutwardStore.termsOfInput(session, requestedAuthority, request);
  const { child, caseId: record } = sought;
  const approvedBy = [requester.official ?? '', SUPPOSED];
  const recipient = requestedAuthority;
  if (!mayTell(context, terms, { recipient, carries, until, approvedBy, child })) {
    throw new Refusal('OUTWARD_NOT_PERMITTED', 'input.carries');
  }
  const particulars = await Promise.all(
    sought.particulars.map((one) => sealPerson(context.sealer, { ...one })),
  );
  const documents = await sealDocuments(context.sealer, input.documents ?? []);
  return OutwardStore.prepare(session, {
    ...{ record, persons: sought.persons, requested: recipient, carries, until },
    request: { ...request, particulars, documents },
  });
}

async function approve(
  context: RequestContext,
  { outwardRequestId: id, documents = null }: ApproveOutwardRequestInput,
): Promise<string> {
  const { session, requester } = context;
  const [row] = await OutwardStore.findByIds(context, [id]);
  const seen = (await findReached(session, row ? [row] : [])).get(id);
  // Their own reach is the limit: of what row security hides from them they tell nobody.
  if (!seen) throw new Refusal('NOT_AVAILABLE');
  if (row && row.purpose === context.purpose) {
    const { requested: recipient, preparedBy } = row;
    const { particulars: _, documents: __, ...request } = row.request;
    const terms = await OutwardStore.terms(session, recipient, request);
    const telling = {
      ...{ recipient, carries: row.carries ?? [], until: row.validUntil ?? new Date(0) },
      ...{ approvedBy: [preparedBy, requester.official ?? ''], child: seen.child },
    };
    // Also where one official alone would send it, which the exchange refuses by its own code.
    if (preparedBy !== requester.official && !mayTell(context, terms, telling)) {
      throw new Refusal('OUTWARD_NOT_PERMITTED', 'input.outwardRequestId');
    }
  }
  return OutwardStore.approve(session, id, documents);
}

/** Asking abroad: one prepares, a second person sends. From then on it is a request like any other. */
@Resolver()
export class OutwardStepResolver {
  @Operation(PROSECUTORS)
  @Mutation(() => OutwardRequestPayload, {
    description:
      'Prepares a request to an authority abroad about a case of yours. Checked at once against the agreement, and what it tells of the case against what that authority may be told. Nothing leaves before a second person sends it.',
  })
  async prepareOutwardRequest(
    @Arg('input', () => PrepareOutwardRequestInput) input: PrepareOutwardRequestInput,
    @Ctx() context: RequestContext,
  ): Promise<OutwardRequestPayload> {
    const operation = 'prepareOutwardRequest';
    const { id, repeated } = await once(context, operation, input, () => prepare(context, input));
    if (!repeated) context.ledger.wrote(operation, [id]);
    return { repeated, outwardRequest: await outwardById(id, context), access: 'own_record||' };
  }

  @Operation(PROSECUTORS)
  @Mutation(() => RequestStepPayload, {
    description:
      'Sends, as the second person, what a colleague prepared; nobody sends their own. Read it before, in `pendingOutwardRequests`, and send it for the same purpose.',
  })
  async approveOutwardRequest(
    @Arg('input', () => ApproveOutwardRequestInput) input: ApproveOutwardRequestInput,
    @Ctx() context: RequestContext,
  ): Promise<RequestStepPayload> {
    const operation = 'approveOutwardRequest';
    const { outwardRequestId } = input;
    const write = (): Promise<string> => approve(context, input);
    const { id, repeated } = await once(context, operation, input, write);
    if (!repeated) context.ledger.wrote(operation, [id, outwardRequestId]);
    const request = (await requestByReference({ id }, context)) as InformationRequest | null;
    return { repeated, request, access: 'own_record||' };
  }

  @Operation(PROSECUTORS)
  @Mutation(() => OutwardRequestPayload, {
    description:
      'Gives up what was prepared and has not left; its particulars and documents are forgotten.',
  })
  async discardOutwardRequest(
    @Arg('input', () => DiscardOutwardRequestInput) input: DiscardOutwardRequestInput,
    @Ctx() context: RequestContext,
  ): Promise<OutwardRequestPayload> {
    const operation = 'discardOutwardRequest';
    const { outwardRequestId } = input;
    const write = (): Promise<string> => OutwardStore.discard(context.session, outwardRequestId);
    const { id, repeated } = await once(context, operation, input, write);
    if (!repeated) context.ledger.wrote(operation, [id]);
    return { repeated, outwardRequest: null, access: 'own_record||' };
  }
}

import { recordEvents, type Erased } from '@lidhja/audit';
import { Operation, type RequestContext } from '@lidhja/enforcement';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { EITHER, RequestCoursePayload, takeOnce } from '../requests/steps';
import { termsAlone } from '../requests/termsAlone';
import { keptOf } from './RetentionResolver';
import {
  ApproveRetentionStepInput,
  ProposeRetentionStepInput,
  RetentionStep,
} from './RetentionStep';
import { RetentionStore, type ApprovedStep } from './RetentionStore';

const ERASED_FIELDS = [
  ...['InformationRequest.summary', 'InformationRequest.urgencyReason'],
  ...['AnsweredCategory.words', 'SentInformation.text'],
  ...['RequestDocument', 'AnswerDocument'].flatMap((type) =>
    ['name', 'content', 'sha256'].map((name) => `${type}.${name}`),
  ),
  ...['givenName', 'familyName', 'birthDate', 'birthYear', 'citizenship', 'sex'].map(
    (name) => `SoughtPerson.${name}`,
  ),
  ...['documentKind', 'documentNumber', 'description'].map((name) => `SoughtPerson.${name}`),
];

const eventOf = (
  { actor }: RequestContext,
  request: string,
  { proposedBy, approvedBy, records }: ApprovedStep,
): Erased => ({
  ...actor,
  type: 'erased',
  records: [request, ...(records ?? [])],
  fields: ERASED_FIELDS,
  basis: 'retention',
  persons: [proposedBy, approvedBy],
});

/** The record has it before anything is destroyed; both commit together or not at all. */
async function approve(
  context: RequestContext,
  { requestId, step }: ApproveRetentionStepInput,
): Promise<string> {
  const { session } = context;
  const approved = await RetentionStore.approve(session, requestId, step);
  if (step !== RetentionStep.ERASE) return approved.id;
  await recordEvents(
    (sql, parameters) => session.query(sql, parameters),
    [eventOf(context, requestId, approved)],
  );
  await RetentionStore.destroy(session, requestId);
  return approved.id;
}

/** It stands with its terms alone, once its agreement is in force no more. */
async function standing(
  context: RequestContext,
  requestId: string,
  taken: RequestCoursePayload,
): Promise<RequestCoursePayload> {
  const id = requestId.toLowerCase();
  const kept = taken.request ? null : await keptOf(id, context);
  if (!kept) return taken;
  const request = termsAlone(id, kept.asked);
  return { ...taken, request, access: request.access };
}

/** What is kept is kept on, held or erased: by two persons of one authority. */
@Resolver()
export class RetentionStepResolver {
  @Operation(EITHER)
  @Mutation(() => RequestCoursePayload, {
    description:
      'Proposes what is to become of what came with a request, or of copies of what was read on it, once it is due. A second person of your authority approves it.',
  })
  async proposeRetentionStep(
    @Arg('input', () => ProposeRetentionStepInput) input: ProposeRetentionStepInput,
    @Ctx() context: RequestContext,
  ): Promise<RequestCoursePayload> {
    const { requestId, step } = input;
    const taken = await takeOnce(context, 'proposeRetentionStep', input, () =>
      RetentionStore.propose(context.session, requestId, step),
    );
    return standing(context, requestId, taken);
  }

  @Operation(EITHER)
  @Mutation(() => RequestCoursePayload, {
    description:
      'Approves, as a second person, what your authority proposed last, named once more. It takes effect at once.',
  })
  async approveRetentionStep(
    @Arg('input', () => ApproveRetentionStepInput) input: ApproveRetentionStepInput,
    @Ctx() context: RequestContext,
  ): Promise<RequestCoursePayload> {
    const taken = await takeOnce(context, 'approveRetentionStep', input, () =>
      approve(context, input),
    );
    return standing(context, input.requestId, taken);
  }
}

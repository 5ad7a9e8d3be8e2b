import { Operation, type RequestContext } from '@lidhja/enforcement';
import { writeOnce } from '@lidhja/exchange';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { RecordRetentionStep } from './RecordTerm';
import { RecordTermStore } from './RecordTermStore';
import {
  ApproveRecordRetentionInput,
  ProposeRecordRetentionInput,
  RecordRetentionPayload,
} from './recordTermInputs';
import { erasureOf, KEEPING } from './recordTermSteps';

/** Takes a step once for its key. */
async function take(
  context: RequestContext,
  operation: string,
  input: ProposeRecordRetentionInput,
  write: () => Promise<string>,
): Promise<RecordRetentionPayload> {
  const { recordId, idempotencyKey } = input;
  const { repeated } = await writeOnce(
    context,
    { operation, idempotencyKey, input, purpose: context.purpose },
    write,
  );
  if (!repeated) context.ledger.wrote(operation, [recordId]);
  const term = await RecordTermStore.findById(context.session, recordId);
  return { repeated, term, access: 'own_record||', about: recordId };
}

/** The record has it before anything is destroyed; both commit together or not at all. */
async function approve(
  context: RequestContext,
  { recordId, step }: ApproveRecordRetentionInput,
): Promise<string> {
  const { session } = context;
  const { proposedBy, approvedBy } = await RecordTermStore.approve(session, recordId, step);
  if (step === RecordRetentionStep.ERASE)
    await RecordTermStore.erase(session, recordId, erasureOf(context, [proposedBy, approvedBy]));
  return recordId;
}

/** A referral, a consent or a return that has ended is kept on, held or erased: by two persons of one organisation. */
@Resolver()
export class RecordTermStepResolver {
  @Operation(KEEPING)
  @Mutation(() => RecordRetentionPayload, {
    description:
      'Proposes what is to become of a referral that your organisation made, a consent that it keeps or a return that it may prepare. A second person of your organisation approves it.',
  })
  proposeRecordRetention(
    @Arg('input', () => ProposeRecordRetentionInput) input: ProposeRecordRetentionInput,
    @Ctx() context: RequestContext,
  ): Promise<RecordRetentionPayload> {
    const { recordId, step } = input;
    return take(context, 'proposeRecordRetention', input, () =>
      RecordTermStore.propose(context.session, recordId, step),
    );
  }

  @Operation(KEEPING)
  @Mutation(() => RecordRetentionPayload, {
    description:
      'Approves, as a second person, what a colleague proposed last, named once more. It takes effect at once.',
  })
  approveRecordRetention(
    @Arg('input', () => ApproveRecordRetentionInput) input: ApproveRecordRetentionInput,
    @Ctx() context: RequestContext,
  ): Promise<RecordRetentionPayload> {
    return take(context, 'approveRecordRetention', input, () => approve(context, input));
  }
}

import { Operation, type RequestContext } from '@lidhja/enforcement';
import { Refusal } from '@lidhja/platform';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { once } from '../requests/once';
import {
  ApproveCaseRetentionInput,
  CaseRetentionPayload,
  CaseRetentionStep,
  ProposeCaseRetentionInput,
} from './CaseRetentionStep';
import { CaseTermStore } from './CaseTermStore';
import { erasureOf, PROCEEDING, seenCase } from './caseTermSteps';

/** Takes a step once for its key, of a case that row security lets them see. */
async function take(
  context: RequestContext,
  operation: string,
  input: ProposeCaseRetentionInput,
  write: () => Promise<string>,
): Promise<CaseRetentionPayload> {
  const { caseId } = input;
  const { repeated } = await once(context, operation, input, async () => {
    if (!(await seenCase(context, caseId))) throw new Refusal('NOT_AVAILABLE');
    return write();
  });
  // The case alone, so that the entry goes with it where it is sealed.
  if (!repeated) context.ledger.wrote(operation, [caseId]);
  const found = await seenCase(context, caseId);
  return { repeated, case: found, access: found?.access ?? 'mandate||' };
}

/** The record has it before anything is destroyed; both commit together or not at all. */
async function approve(
  context: RequestContext,
  { caseId, step }: ApproveCaseRetentionInput,
): Promise<string> {
  const { session } = context;
  const { id, proposedBy, approvedBy } = await CaseTermStore.approve(session, caseId, step);
  if (step === CaseRetentionStep.ERASE)
    await CaseTermStore.erase(session, caseId, erasureOf(context, [proposedBy, approvedBy]));
  return id;
}

/** A case that has ended is kept on, held or erased: by two persons of its authority. */
@Resolver()
export class CaseTermStepResolver {
  @Operation(PROCEEDING)
  @Mutation(() => CaseRetentionPayload, {
    description:
      'Proposes what is to become of a case of your authority once it is due. A second person of your authority who is assigned to it approves it.',
  })
  proposeCaseRetention(
    @Arg('input', () => ProposeCaseRetentionInput) input: ProposeCaseRetentionInput,
    @Ctx() context: RequestContext,
  ): Promise<CaseRetentionPayload> {
    const { caseId, step } = input;
    return take(context, 'proposeCaseRetention', input, () =>
      CaseTermStore.propose(context.session, caseId, step),
    );
  }

  @Operation(PROCEEDING)
  @Mutation(() => CaseRetentionPayload, {
    description:
      'Approves, as a second person, what a colleague proposed last, named once more. It takes effect at once. After an erasure whoever read of the case abroad is told that copies are due.',
  })
  approveCaseRetention(
    @Arg('input', () => ApproveCaseRetentionInput) input: ApproveCaseRetentionInput,
    @Ctx() context: RequestContext,
  ): Promise<CaseRetentionPayload> {
    return take(context, 'approveCaseRetention', input, () => approve(context, input));
  }
}

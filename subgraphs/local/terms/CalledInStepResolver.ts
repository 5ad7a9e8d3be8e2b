import { Operation, type RequestContext } from '@lidhja/enforcement';
import { writeOnce } from '@lidhja/exchange';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import {
  ApproveCopiesDestroyedInput,
  CopiesDestroyedPayload,
  ProposeCopiesDestroyedInput,
} from './CalledInRecord';
import { CalledInStore } from './CalledInStore';
import { RECEIVING } from './receiving';

/** Takes a step once for its key. */
async function take(
  context: RequestContext,
  operation: 'proposeCopiesDestroyed' | 'approveCopiesDestroyed',
  input: ProposeCopiesDestroyedInput,
): Promise<CopiesDestroyedPayload> {
  const { recordId, idempotencyKey } = input;
  const step = operation === 'proposeCopiesDestroyed' ? 'propose' : 'approve';
  const { repeated } = await writeOnce(
    context,
    { operation, idempotencyKey, input, purpose: context.purpose },
    () => CalledInStore.take(context.session, step, recordId),
  );
  if (!repeated) context.ledger.wrote(operation, [recordId]);
  const calledIn = await CalledInStore.findById(context.session, recordId);
  return { repeated, calledIn, access: 'own_record||', about: recordId };
}

/** That no copy is left of what was erased is confirmed by two persons of whoever had received it. */
@Resolver()
export class CalledInStepResolver {
  @Operation(RECEIVING)
  @Mutation(() => CopiesDestroyedPayload, {
    description:
      'Says that your organisation has no copy left of what it took down from a record that was erased. A second person of it confirms it.',
  })
  proposeCopiesDestroyed(
    @Arg('input', () => ProposeCopiesDestroyedInput) input: ProposeCopiesDestroyedInput,
    @Ctx() context: RequestContext,
  ): Promise<CopiesDestroyedPayload> {
    return take(context, 'proposeCopiesDestroyed', input);
  }

  @Operation(RECEIVING)
  @Mutation(() => CopiesDestroyedPayload, {
    description:
      'Confirms, as a second person, what a colleague said. Whoever erased the record sees when.',
  })
  approveCopiesDestroyed(
    @Arg('input', () => ApproveCopiesDestroyedInput) input: ApproveCopiesDestroyedInput,
    @Ctx() context: RequestContext,
  ): Promise<CopiesDestroyedPayload> {
    return take(context, 'approveCopiesDestroyed', input);
  }
}

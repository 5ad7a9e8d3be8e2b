import { Classified, Operation, type RequestContext } from '@lidhja/enforcement';
import { GraphQLDateTime } from 'graphql-scalars';
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { DangerCopiesStore, type DangerCopies } from './DangerCopiesStore';
import { DangerPush } from './DangerPush';
import { takeDangerStep } from './DangerStepResolver';
import {
  ApproveDangerCopiesDestroyedInput,
  DangerPushPayload,
  ProposeDangerCopiesDestroyedInput,
} from './dangerSteps';
import { RECIPIENTS } from './parties';

const copiesOf = async (
  { id }: DangerPush,
  context: RequestContext,
): Promise<DangerCopies | null> =>
  context
    .loader('danger copies', async (pushes: readonly string[]) => {
      const rows = await DangerCopiesStore.find(context.session, pushes);
      return pushes.map((one) => rows.find(({ push }) => push === one) ?? null);
    })
    .load(id);

/** Copies of word of danger with whoever received it: to be gone when the hub destroys the word, or before. */
@Resolver(() => DangerPush)
export class DangerCopiesResolver {
  @Operation(RECIPIENTS)
  @Mutation(() => DangerPushPayload, {
    description:
      'Says that your desk has no copy left of word of danger that was reviewed. A second person of it confirms it.',
  })
  proposeDangerCopiesDestroyed(
    @Arg('input', () => ProposeDangerCopiesDestroyedInput) input: ProposeDangerCopiesDestroyedInput,
    @Ctx() context: RequestContext,
  ): Promise<DangerPushPayload> {
    return takeDangerStep(context, 'proposeDangerCopiesDestroyed', input, () =>
      DangerCopiesStore.take(context.session, 'propose', input.pushId),
    );
  }

  @Operation(RECIPIENTS)
  @Mutation(() => DangerPushPayload, {
    description:
      'Confirms, as a second person, what a colleague said. Its sender is told, and an inspection sees it.',
  })
  approveDangerCopiesDestroyed(
    @Arg('input', () => ApproveDangerCopiesDestroyedInput) input: ApproveDangerCopiesDestroyedInput,
    @Ctx() context: RequestContext,
  ): Promise<DangerPushPayload> {
    return takeDangerStep(context, 'approveDangerCopiesDestroyed', input, () =>
      DangerCopiesStore.take(context.session, 'approve', input.pushId),
    );
  }

  @Classified('REQUEST')
  @FieldResolver(() => GraphQLDateTime, {
    nullable: true,
    description:
      'By when no copy is to be left with whoever received it: when the hub destroys it. Null before its review, and for all but the recipient.',
  })
  async copiesDeleteBy(
    @Root() root: DangerPush,
    @Ctx() context: RequestContext,
  ): Promise<Date | null> {
    return (await copiesOf(root, context))?.deleteBy ?? null;
  }

  @Classified('REQUEST')
  @FieldResolver(() => Boolean, {
    nullable: true,
    description:
      'Whether a colleague has said that no copy is left and no second person yet; to the recipient.',
  })
  async copiesDestroyedProposed(
    @Root() root: DangerPush,
    @Ctx() context: RequestContext,
  ): Promise<boolean | null> {
    return (await copiesOf(root, context))?.proposed ?? null;
  }

  @Classified('REQUEST')
  @FieldResolver(() => GraphQLDateTime, {
    nullable: true,
    description: 'When two persons of whoever received it had confirmed that no copy is left.',
  })
  async copiesDestroyedAt(
    @Root() root: DangerPush,
    @Ctx() context: RequestContext,
  ): Promise<Date | null> {
    return (await copiesOf(root, context))?.destroyedAt ?? null;
  }
}

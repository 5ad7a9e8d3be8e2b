import {
  Classified,
  Operation,
  PageArguments,
  readPage,
  type Page,
  type RequestContext,
} from '@lidhja/enforcement';
import { GraphQLDateTime } from 'graphql-scalars';
import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { DangerPush, DangerPushPage } from './DangerPush';
import {
  ApproveDangerRetentionInput,
  DangerRetentionStep,
  ProposeDangerRetentionInput,
} from './DangerRetentionStep';
import { takeDangerStep } from './DangerStepResolver';
import { DangerTermStore, type DangerTerm } from './DangerTermStore';
import { DangerPushPayload } from './dangerSteps';
import { REVIEWERS } from './parties';
import { standOf } from './standOf';

type Listed = DangerPush & { readonly sortKey: string };

const termOf = async ({ id }: DangerPush, context: RequestContext): Promise<DangerTerm | null> =>
  context
    .loader('danger terms', async (pushes: readonly string[]) => {
      const rows = await DangerTermStore.find(context.session, pushes);
      return pushes.map((one) => rows.find(({ push }) => push === one) ?? null);
    })
    .load(id);

/** How long word of danger is kept, by the terms of the law: told to an inspection that had no part in it. */
@Resolver(() => DangerPush)
export class DangerTermResolver {
  @Operation(REVIEWERS)
  @Query(() => DangerPushPage, {
    description:
      'Reviewed word of danger that is due to be looked through once more, longest due first.',
  })
  dueDangerReviews(
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: RequestContext,
  ): Promise<Page<DangerPush>> {
    const list = {
      list: 'dueDangerReviews',
      position: ({ sortKey, id }: Listed) => [sortKey, id],
      read: async (limit: number, after: string[] | null) => {
        const rows = await DangerTermStore.findDue(context.session, limit, after);
        return rows.map((row) => standOf(row, context.now));
      },
    };
    return readPage(context, list, page);
  }

  @Operation(REVIEWERS)
  @Mutation(() => DangerPushPayload, {
    description:
      'Proposes to keep word of danger on once it is due, or a legal hold on it. A second person of your inspection approves it.',
  })
  proposeDangerRetention(
    @Arg('input', () => ProposeDangerRetentionInput) input: ProposeDangerRetentionInput,
    @Ctx() context: RequestContext,
  ): Promise<DangerPushPayload> {
    return takeDangerStep(context, 'proposeDangerRetention', input, async () => {
      await DangerTermStore.propose(context.session, input.pushId, input.step);
      return input.pushId.toLowerCase();
    });
  }

  @Operation(REVIEWERS)
  @Mutation(() => DangerPushPayload, {
    description:
      'Approves, as a second person, what your inspection proposed last, named once more. It takes effect at once.',
  })
  approveDangerRetention(
    @Arg('input', () => ApproveDangerRetentionInput) input: ApproveDangerRetentionInput,
    @Ctx() context: RequestContext,
  ): Promise<DangerPushPayload> {
    return takeDangerStep(context, 'approveDangerRetention', input, async () => {
      await DangerTermStore.approve(context.session, input.pushId, input.step);
      return input.pushId.toLowerCase();
    });
  }

  @Classified('REQUEST')
  @FieldResolver(() => GraphQLDateTime, {
    nullable: true,
    description:
      'When it is to be looked through once more; null before its review, and for all but an inspection that had no part in it.',
  })
  async reviewDueAt(
    @Root() root: DangerPush,
    @Ctx() context: RequestContext,
  ): Promise<Date | null> {
    return (await termOf(root, context))?.reviewDueAt ?? null;
  }

  @Classified('REQUEST')
  @FieldResolver(() => GraphQLDateTime, {
    nullable: true,
    description: 'When it is destroyed, by itself, where no hold keeps it; null as above.',
  })
  async deleteBy(@Root() root: DangerPush, @Ctx() context: RequestContext): Promise<Date | null> {
    return (await termOf(root, context))?.deleteBy ?? null;
  }

  @Classified('REQUEST')
  @FieldResolver(() => Boolean, {
    nullable: true,
    description: 'Whether a legal hold keeps it; to an inspection.',
  })
  async held(@Root() root: DangerPush, @Ctx() context: RequestContext): Promise<boolean | null> {
    return (await termOf(root, context))?.held ?? null;
  }

  @Classified('REQUEST')
  @FieldResolver(() => DangerRetentionStep, {
    nullable: true,
    description: 'What a colleague proposed and no second person has approved yet.',
  })
  async proposedRetentionStep(
    @Root() root: DangerPush,
    @Ctx() context: RequestContext,
  ): Promise<DangerRetentionStep | null> {
    return (await termOf(root, context))?.proposed ?? null;
  }
}

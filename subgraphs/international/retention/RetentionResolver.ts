import {
  Classified,
  Operation,
  PageArguments,
  readPage,
  type Page,
  type RequestContext,
} from '@lidhja/enforcement';
import { GraphQLDateTime } from 'graphql-scalars';
import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { InformationRequest, InformationRequestPage } from '../requests/InformationRequest';
import { EITHER } from '../requests/steps';
import { RetentionStep } from './RetentionStep';
import { RetentionStore, type DueRow, type Retention } from './RetentionStore';

/** How long what a request has is kept, to one of its two authorities. */
export const keptOf = (id: string, context: RequestContext): Promise<Retention | null> =>
  context
    .loader('retention', async (requests: readonly string[]) => {
      const rows = await RetentionStore.find(context.session, requests);
      return requests.map((one) => rows.find(({ request }) => request === one) ?? null);
    })
    .load(id);

/** How long what requests have is kept, by the terms of their agreement. */
@Resolver(() => InformationRequest)
export class RetentionResolver {
  @Operation(EITHER)
  @Query(() => InformationRequestPage, {
    description:
      'Requests of which what came with them, or copies of what was read on them, is due to be looked through, longest due first. Of one whose agreement is in force no more its id and its terms are told, and nothing else.',
  })
  dueReviews(
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: RequestContext,
  ): Promise<Page<InformationRequest>> {
    const list = {
      list: 'dueReviews',
      position: ({ dueKey, id }: DueRow) => [dueKey, id],
      read: (limit: number, after: string[] | null) =>
        RetentionStore.findDue(context.session, limit, after),
    };
    return readPage(context, list, page);
  }

  @Classified('REQUEST')
  @FieldResolver(() => GraphQLDateTime, {
    nullable: true,
    description:
      'When what is kept of it is to be looked through next; null where nothing is kept or no term was agreed.',
  })
  async reviewDueAt(
    @Root() { id }: InformationRequest,
    @Ctx() context: RequestContext,
  ): Promise<Date | null> {
    return (await keptOf(id, context))?.reviewDueAt ?? null;
  }

  @Classified('REQUEST')
  @FieldResolver(() => GraphQLDateTime, {
    nullable: true,
    description: 'When its particulars and documents are to be erased.',
  })
  async deleteBy(
    @Root() { id }: InformationRequest,
    @Ctx() context: RequestContext,
  ): Promise<Date | null> {
    return (await keptOf(id, context))?.deleteBy ?? null;
  }

  @Classified('REQUEST')
  @FieldResolver(() => GraphQLDateTime, {
    nullable: true,
    description: 'When copies of what was read on it are to be destroyed.',
  })
  async copiesDeleteBy(
    @Root() { id }: InformationRequest,
    @Ctx() context: RequestContext,
  ): Promise<Date | null> {
    return (await keptOf(id, context))?.copiesDeleteBy ?? null;
  }

  @Classified('REQUEST')
  @FieldResolver(() => Boolean, {
    nullable: true,
    description: 'Whether a legal hold of either authority keeps it.',
  })
  async held(
    @Root() { id }: InformationRequest,
    @Ctx() context: RequestContext,
  ): Promise<boolean | null> {
    return (await keptOf(id, context))?.held ?? null;
  }

  @Classified('REQUEST')
  @FieldResolver(() => GraphQLDateTime, {
    nullable: true,
    description: 'When its particulars and documents were erased.',
  })
  async erasedAt(
    @Root() { id }: InformationRequest,
    @Ctx() context: RequestContext,
  ): Promise<Date | null> {
    return (await keptOf(id, context))?.erasedAt ?? null;
  }

  @Classified('REQUEST')
  @FieldResolver(() => GraphQLDateTime, {
    nullable: true,
    description: 'When whoever read what was granted confirmed that no copy is left with them.',
  })
  async copiesDestroyedAt(
    @Root() { id }: InformationRequest,
    @Ctx() context: RequestContext,
  ): Promise<Date | null> {
    return (await keptOf(id, context))?.copiesDestroyedAt ?? null;
  }

  @Classified('REQUEST')
  @FieldResolver(() => RetentionStep, {
    nullable: true,
    description: 'What your own authority proposed and a second person has not approved yet.',
  })
  async proposedRetentionStep(
    @Root() { id }: InformationRequest,
    @Ctx() context: RequestContext,
  ): Promise<RetentionStep | null> {
    return (await keptOf(id, context))?.proposed ?? null;
  }
}

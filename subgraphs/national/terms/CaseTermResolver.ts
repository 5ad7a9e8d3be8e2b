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
import { Case, CasePage } from '../cases/Case';
import { CaseRetentionStep } from './CaseRetentionStep';
import { CaseTermStore, type CaseTerm, type DueCaseRow } from './CaseTermStore';
import { PROCEEDING } from './caseTermSteps';

const termOf = async ({ id }: Case, context: RequestContext): Promise<CaseTerm | null> =>
  context
    .loader('case terms', async (cases: readonly string[]) => {
      const rows = await CaseTermStore.find(context.session, cases);
      return cases.map((one) => rows.find(({ caseId }) => caseId === one) ?? null);
    })
    .load(id);

/** How long a case of the hub is kept, by the terms of the law: told to its own authority alone. */
@Resolver(() => Case)
export class CaseTermResolver {
  @Operation(PROCEEDING)
  @Query(() => CasePage, {
    description:
      'Cases of your authority to which you are assigned and that are due to be looked through, longest due first.',
  })
  dueCaseReviews(
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: RequestContext,
  ): Promise<Page<Case>> {
    const list = {
      list: 'dueCaseReviews',
      position: (one: Case) => [(one as Case & DueCaseRow).dueKey, one.id],
      read: (limit: number, after: string[] | null) =>
        CaseTermStore.findDue(context.session, limit, after) as Promise<Case[]>,
    };
    return readPage(context, list, page);
  }

  @Classified('CASE_STATUS')
  @FieldResolver(() => GraphQLDateTime, {
    nullable: true,
    description:
      'When it is to be looked through next; null while it is open, when it was erased, and for all but whoever of its authority is assigned to it.',
  })
  async reviewDueAt(@Root() root: Case, @Ctx() context: RequestContext): Promise<Date | null> {
    return (await termOf(root, context))?.reviewDueAt ?? null;
  }

  @Classified('CASE_STATUS')
  @FieldResolver(() => GraphQLDateTime, {
    nullable: true,
    description: 'When it is to be erased; null as above.',
  })
  async deleteBy(@Root() root: Case, @Ctx() context: RequestContext): Promise<Date | null> {
    return (await termOf(root, context))?.deleteBy ?? null;
  }

  @Classified('CASE_STATUS')
  @FieldResolver(() => Boolean, {
    nullable: true,
    description: 'Whether a legal hold keeps it; to its own authority.',
  })
  async held(@Root() root: Case, @Ctx() context: RequestContext): Promise<boolean | null> {
    return (await termOf(root, context))?.held ?? null;
  }

  @Classified('CASE_STATUS')
  @FieldResolver(() => GraphQLDateTime, {
    nullable: true,
    description: 'When it was erased; to its own authority.',
  })
  async erasedAt(@Root() root: Case, @Ctx() context: RequestContext): Promise<Date | null> {
    return (await termOf(root, context))?.erasedAt ?? null;
  }

  @Classified('CASE_STATUS')
  @FieldResolver(() => CaseRetentionStep, {
    nullable: true,
    description: 'What a colleague proposed and no second person has approved yet.',
  })
  async proposedRetentionStep(
    @Root() root: Case,
    @Ctx() context: RequestContext,
  ): Promise<CaseRetentionStep | null> {
    return (await termOf(root, context))?.proposed ?? null;
  }
}

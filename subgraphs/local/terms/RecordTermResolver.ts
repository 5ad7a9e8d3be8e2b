import {
  Operation,
  PageArguments,
  readPage,
  type Page,
  type RequestContext,
} from '@lidhja/enforcement';
import { Args, Ctx, Query, Resolver } from 'type-graphql';
import { RecordTerm, RecordTermPage } from './RecordTerm';
import { RecordTermStore, type DueRecordRow } from './RecordTermStore';
import { KEEPING } from './recordTermSteps';

/** How long referrals, consents and returns are kept, by the terms of the law. */
@Resolver(() => RecordTerm)
export class RecordTermResolver {
  @Operation(KEEPING)
  @Query(() => RecordTermPage, {
    description:
      'Referrals that your organisation made, consents that it keeps and, where it prepares returns, returns that are due to be looked through, longest due first.',
  })
  dueRecordReviews(
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: RequestContext,
  ): Promise<Page<RecordTerm>> {
    const list = {
      list: 'dueRecordReviews',
      position: ({ dueKey, id }: DueRecordRow) => [dueKey, id],
      read: (limit: number, after: string[] | null) =>
        RecordTermStore.findDue(context.session, limit, after),
    };
    return readPage(context, list, page);
  }
}

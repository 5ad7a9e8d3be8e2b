import {
  Operation,
  PageArguments,
  readPage,
  type Page,
  type RequestContext,
} from '@lidhja/enforcement';
import { Args, Ctx, Query, Resolver } from 'type-graphql';
import { DecisionStore, type PendingRow } from './DecisionStore';
import { InformationRequest, PendingRequestPage } from './InformationRequest';

/** What waits for whoever decides. */
@Resolver()
export class InboxResolver {
  @Operation({
    by: ['prosecutor', 'foreign_authority'],
    purposes: ['THIS_PROCEEDING', 'RELATED_PROCEEDING'],
  })
  @Query(() => PendingRequestPage, {
    description:
      'Requests to your authority that wait for a decision or its approval, or for an answer, oldest first; each says its deadline.',
  })
  pendingRequests(
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: RequestContext,
  ): Promise<Page<InformationRequest>> {
    const list = {
      list: 'pendingRequests',
      position: ({ sortKey, id }: PendingRow) => [sortKey, id],
      read: (limit: number, after: string[] | null) =>
        DecisionStore.findPending(context.session, limit, after),
    };
    return readPage(context, list, page);
  }
}

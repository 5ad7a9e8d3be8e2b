import {
  Classified,
  Operation,
  PageArguments,
  readPage,
  type Page,
  type RequestContext,
} from '@lidhja/enforcement';
import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { PendingRow } from '../requests/DecisionStore';
import { InformationRequest, PendingRequestPage } from '../requests/InformationRequest';
import { InwardStore } from './InwardStore';
import { SentInformation } from './SentInformation';

const COORDINATE = 'InformationRequest.information';

/** What authorities abroad sent here of their own accord. */
@Resolver(() => InformationRequest)
export class InwardResolver {
  @Operation({
    by: ['prosecutor', 'police', 'responsible_authority'],
    purposes: ['THIS_PROCEEDING', 'RELATED_PROCEEDING', 'IMMEDIATE_THREAT'],
  })
  @Query(() => PendingRequestPage, {
    description:
      'What was sent to your authority without a request and waits for its conditions to be accepted or declined, oldest first.',
  })
  arrivedInformation(
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: RequestContext,
  ): Promise<Page<InformationRequest>> {
    const list = {
      list: 'arrivedInformation',
      position: ({ sortKey, id }: PendingRow) => [sortKey, id],
      read: (limit: number, after: string[] | null) =>
        InwardStore.findArrived(context.session, limit, after),
    };
    return readPage(context, list, page);
  }

  @Classified('REQUEST')
  @FieldResolver(() => SentInformation, {
    nullable: true,
    description:
      'What an authority abroad sent to yours of its own accord. Accept the conditions first; then send the id of the request in the header `lidhja-request` and its purpose in `lidhja-purpose`.',
  })
  async information(
    @Root() root: InformationRequest,
    @Ctx() context: RequestContext,
  ): Promise<SentInformation | null> {
    const { id } = root;
    // Depends on the caller's own header alone, and so says nothing of what there is.
    if (context.actor.request !== id) {
      context.ledger.withhold(COORDINATE, 'REQUEST_NOT_RELIED_ON', root);
      return null;
    }
    const loader = context.loader('sent information', async (requests: readonly string[]) => {
      const found = await InwardStore.disclose(context, requests);
      return requests.map((one) => found.find(({ request }) => request === one) ?? null);
    });
    return loader.load(id);
  }
}

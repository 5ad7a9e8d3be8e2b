import {
  Classified,
  Operation,
  PageArguments,
  readFeed,
  type Page,
  type RequestContext,
} from '@lidhja/enforcement';
import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { InformationRequest } from '../requests/InformationRequest';
import { requestByReference } from '../requests/RequestResolver';
import { EITHER } from '../requests/steps';
import { Notice, NoticePage } from './Notice';
import { NoticeStore } from './NoticeStore';

@Resolver(() => Notice)
export class NoticeResolver {
  @Operation(EITHER)
  @Query(() => NoticePage, {
    description:
      'What happened to requests that your authority sent or received, in the order in which it became known. LINK-I2.',
  })
  notices(
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: RequestContext,
  ): Promise<Page<Notice>> {
    const feed = {
      list: 'notices',
      position: ({ id }: Notice) => [id],
      read: (limit: number, after: string[] | null) =>
        NoticeStore.findAfter(context.session, limit, after?.[0] ?? null),
    };
    return readFeed(context, feed, page);
  }

  @Classified('REQUEST')
  @FieldResolver(() => InformationRequest, { nullable: true })
  request(
    @Root() { requestId }: Notice,
    @Ctx() context: RequestContext,
  ): Promise<InformationRequest | null> {
    return requestByReference({ id: requestId }, context);
  }
}

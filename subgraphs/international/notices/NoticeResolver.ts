import {
  Classified,
  Operation,
  PageArguments,
  readFeed,
  type Page,
  type RequestContext,
} from '@lidhja/enforcement';
import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { DangerPush } from '../danger/DangerPush';
import { dangerPushById } from '../danger/DangerPushResolver';
import { InformationRequest } from '../requests/InformationRequest';
import { requestByReference } from '../requests/RequestResolver';
import { subjectOf } from './NoticeKind';
import { Notice, NoticePage } from './Notice';
import { NoticeStore } from './NoticeStore';
import { TOLD } from './parties';

@Resolver(() => Notice)
export class NoticeResolver {
  @Operation(TOLD)
  @Query(() => NoticePage, {
    description:
      'What happened to requests that your authority sent or received, that one is overdue or waits for a second person, that what is kept of one was erased, and that there is word of danger, in the order in which it became known. LINK-I2.',
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
  async request(
    @Root() { kind, about }: Notice,
    @Ctx() context: RequestContext,
  ): Promise<InformationRequest | null> {
    return subjectOf(kind) === 'request' ? requestByReference({ id: about }, context) : null;
  }

  @Classified('REQUEST')
  @FieldResolver(() => DangerPush, { nullable: true })
  async dangerPush(
    @Root() { kind, about }: Notice,
    @Ctx() context: RequestContext,
  ): Promise<DangerPush | null> {
    return subjectOf(kind) === 'dangerPush' ? dangerPushById(about, context) : null;
  }
}

import {
  Classified,
  Operation,
  PageArguments,
  readFeed,
  type Page,
  type RequestContext,
} from '@lidhja/enforcement';
import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { Breach } from '../breaches/Breach';
import { breachById } from '../breaches/BreachResolver';
import { DangerPush } from '../danger/DangerPush';
import { dangerPushById } from '../danger/DangerPushResolver';
import { InformationRequest } from '../requests/InformationRequest';
import { requestByReference } from '../requests/RequestResolver';
import { subjectOf } from './NoticeKind';
import { Notice, NoticePage } from './Notice';
import { NoticeStore } from './NoticeStore';
import { READERS } from './parties';

@Resolver(() => Notice)
export class NoticeResolver {
  @Operation(READERS)
  @Query(() => NoticePage, {
    description:
      'What happened to requests that your authority sent or received, that one is overdue or waits for a second person, that what is kept of one was erased, that there is word of danger, and to the data-protection authority that a breach was notified, in the order in which it became known. LINK-I2.',
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

  @Classified('AUDIT')
  @FieldResolver(() => Breach, {
    nullable: true,
    description: 'The breach that was notified, with its clock.',
  })
  async breach(
    @Root() { kind, about }: Notice,
    @Ctx() context: RequestContext,
  ): Promise<Breach | null> {
    return subjectOf(kind) === 'breach' ? breachById(about, context) : null;
  }
}

import {
  Operation,
  PageArguments,
  readPage,
  type Page,
  type RequestContext,
} from '@lidhja/enforcement';
import { writeOnce } from '@lidhja/exchange';
import { Arg, Args, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { TOLD } from './parties';
import {
  SendNoticeAgainInput,
  SendNoticeAgainPayload,
  UndeliveredNotice,
  UndeliveredNoticePage,
} from './UndeliveredNotice';
import { UndeliveredStore, type UndeliveredRow } from './UndeliveredStore';

/** What did not reach the address that an organisation has its notices sent to. */
@Resolver(() => UndeliveredNotice)
export class UndeliveredResolver {
  @Operation(TOLD)
  @Query(() => UndeliveredNoticePage, {
    description:
      'Notices that were sent to the address of your authority and given up, oldest first; all are in `notices` too.',
  })
  undeliveredNotices(
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: RequestContext,
  ): Promise<Page<UndeliveredNotice>> {
    const list = {
      list: 'undeliveredNotices',
      position: ({ sortKey, id }: UndeliveredRow) => [sortKey, id],
      read: (limit: number, after: string[] | null) =>
        UndeliveredStore.findPage(context.session, limit, after),
    };
    return readPage(context, list, page);
  }

  @Operation(TOLD)
  @Mutation(() => SendNoticeAgainPayload, {
    description: 'Has a notice that was given up sent again, with all its attempts.',
  })
  async sendNoticeAgain(
    @Arg('input', () => SendNoticeAgainInput) input: SendNoticeAgainInput,
    @Ctx() context: RequestContext,
  ): Promise<SendNoticeAgainPayload> {
    const operation = 'sendNoticeAgain';
    const { id, repeated } = await writeOnce(
      context,
      { operation, idempotencyKey: input.idempotencyKey, input, purpose: context.purpose },
      () => UndeliveredStore.sendAgain(context.session, input.noticeId),
    );
    if (!repeated) context.ledger.wrote(operation, [id]);
    return { repeated, noticeId: id };
  }
}

import {
  Classified,
  Operation,
  PageArguments,
  readPage,
  SelectsBy,
  type Page,
  type RequestContext,
} from '@lidhja/enforcement';
import { Refusal } from '@lidhja/platform';
import { isUUID } from 'class-validator';
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { Organisation } from '../requests/Organisation';
import { DangerItem, DangerPush, DangerPushPage, DangerReceipt, DangerReview } from './DangerPush';
import { DangerPushStore, type DangerSide } from './DangerPushStore';
import { EITHER, RECIPIENTS, REVIEWERS, SENDERS } from './parties';
import { standOf } from './standOf';

type Listed = DangerPush & { readonly sortKey: string };

const pageOf = (
  side: DangerSide,
  list: string,
  page: PageArguments,
  context: RequestContext,
): Promise<Page<DangerPush>> =>
  readPage(
    context,
    {
      list,
      position: ({ sortKey, id }: Listed) => [sortKey, id],
      read: async (limit: number, after: string[] | null) => {
        const rows = await DangerPushStore.findPage(context.session, side, limit, after);
        return rows.map((row) => standOf(row, context.now));
      },
    },
    page,
  );

@Resolver(() => DangerPush)
export class DangerPushResolver {
  @Operation(EITHER)
  @Query(() => DangerPush, {
    nullable: true,
    description:
      'Word of danger that your authority sent or received; null for any other id. Whoever received it reads it for IMMEDIATE_THREAT or ASSISTANCE alone.',
  })
  dangerPush(
    @SelectsBy('DangerPush.id') @Arg('id', () => ID) id: string,
    @Ctx() context: RequestContext,
  ): Promise<DangerPush | null> {
    if (!isUUID(id)) throw new Refusal('INPUT_INVALID', 'id');
    return dangerPushById(id, context);
  }

  @Operation(RECIPIENTS)
  @Query(() => DangerPushPage, {
    description: 'Word of danger that your authority received, oldest first.',
  })
  receivedDangerPushes(
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: RequestContext,
  ): Promise<Page<DangerPush>> {
    return pageOf('RECEIVED', 'receivedDangerPushes', page, context);
  }

  @Operation(SENDERS)
  @Query(() => DangerPushPage, {
    description:
      'Word of danger that your authority sent, oldest first, with what became of it and by when it is reviewed.',
  })
  sentDangerPushes(
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: RequestContext,
  ): Promise<Page<DangerPush>> {
    return pageOf('SENT', 'sentDangerPushes', page, context);
  }

  @Operation(REVIEWERS)
  @Query(() => DangerPushPage, {
    description: 'Word of danger that waits for its review, first what is due first.',
  })
  dangerPushesToReview(
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: RequestContext,
  ): Promise<Page<DangerPush>> {
    return pageOf('REVIEW', 'dangerPushesToReview', page, context);
  }

  @Classified('REQUEST')
  @FieldResolver(() => [DangerItem], {
    nullable: true,
    description:
      'The message. That whom it was sent to has read it is kept, and shown to its sender.',
  })
  async items(
    @Root() { id, access }: DangerPush,
    @Ctx() context: RequestContext,
  ): Promise<DangerItem[]> {
    const items = await context
      .loader('danger items', async (pushes: readonly string[]) => {
        const { operation } = context.actor;
        const rows = await DangerPushStore.read(context.session, pushes, operation);
        return pushes.map((one) => rows.filter(({ push }) => push === one));
      })
      .load(id);
    return items.map((item) => ({ ...item, access, record: id }));
  }

  @Classified('REQUEST')
  @FieldResolver(() => DangerReceipt, {
    nullable: true,
    description: 'Null until it was read.',
  })
  receipt(@Root() { receipt }: DangerPush): DangerReceipt | null {
    return receipt;
  }

  @Classified('REQUEST')
  @FieldResolver(() => DangerReview, { nullable: true, description: 'Null until it was reviewed.' })
  review(@Root() { review }: DangerPush): DangerReview | null {
    return review;
  }

  @Classified('REQUEST')
  @FieldResolver(() => Organisation, { nullable: true })
  sentBy(@Root() { sender }: DangerPush): Organisation {
    return { id: sender };
  }

  @Classified('REQUEST')
  @FieldResolver(() => Organisation, { nullable: true })
  sentTo(@Root() { recipient }: DangerPush): Organisation {
    return { id: recipient };
  }
}

/** A push is there for whoever sent it and whoever received it, and for an open inspection. */
export function dangerPushById(id: string, context: RequestContext): Promise<DangerPush | null> {
  return context
    .loader('danger pushes', async (ids: readonly string[]) => {
      const rows = await DangerPushStore.findByIds(context.session, ids);
      const byId = new Map(rows.map((row) => [row.id, standOf(row, context.now)]));
      return ids.map((one) => byId.get(one) ?? null);
    })
    .load(id.toLowerCase());
}

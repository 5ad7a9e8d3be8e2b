import {
  Classified,
  PageArguments,
  cutPage,
  openCursor,
  type Page,
  type RequestContext,
} from '@lidhja/enforcement';
import { Args, Ctx, FieldResolver, Resolver, Root, UseMiddleware } from 'type-graphql';
import { InformationRequest } from '../requests/InformationRequest';
import { DisclosureReceipt, DisclosureReceiptPage } from './DisclosureReceipt';
import { ReceiptStore, type ReceiptListKey, type ReceiptRow } from './ReceiptStore';
import { besideTerms } from '../requests/termsAlone';

@Resolver(() => InformationRequest)
@UseMiddleware(besideTerms)
export class ReceiptResolver {
  @Classified('REQUEST')
  @FieldResolver(() => DisclosureReceiptPage, {
    nullable: true,
    description: 'What was read under its grant, as signed at each reading, oldest first. LINK-I2.',
  })
  async receipts(
    @Root() { id, access }: InformationRequest,
    @Args(() => PageArguments) { first, after }: PageArguments,
    @Ctx() context: RequestContext,
  ): Promise<Page<DisclosureReceipt>> {
    const list = {
      list: `InformationRequest.receipts:${id}`,
      position: (one: ReceiptRow) => [one.sortKey, one.id],
    };
    const loader = context.loader(
      `receipts of requests:${JSON.stringify([first, after ?? null])}`,
      async (keys: readonly string[]) => {
        const lists = keys.map((key) => JSON.parse(key) as ReceiptListKey);
        const rows = await ReceiptStore.findOfRequests(context.session, lists, first + 1);
        return lists.map(({ request }) => rows.filter((row) => row.requestId === request));
      },
    );
    const key: ReceiptListKey = { request: id, after: openCursor(context, list.list, after) };
    const rows = await loader.load(JSON.stringify(key));
    const own = rows.map((row): ReceiptRow => ({ ...row, access }));
    return cutPage(context, list, own, first);
  }
}

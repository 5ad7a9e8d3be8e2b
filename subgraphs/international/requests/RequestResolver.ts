import {
  Classified,
  Operation,
  PageArguments,
  readPage,
  type Page,
  type RequestContext,
  SelectsBy,
} from '@lidhja/enforcement';
import { Refusal } from '@lidhja/platform';
import { isUUID } from 'class-validator';
import {
  Arg,
  Args,
  Ctx,
  FieldResolver,
  ID,
  Query,
  Resolver,
  Root,
  UseMiddleware,
} from 'type-graphql';
import { Agreement } from '../agreements/Agreement';
import { AgreementStore } from '../agreements/AgreementStore';
import { InformationRequest, InformationRequestPage } from './InformationRequest';
import { Organisation } from './Organisation';
import { RequestStore, type RequestRow } from './RequestStore';
import { besideTerms } from './termsAlone';

const PARTIES = {
  by: ['foreign_authority', 'prosecutor', 'police', 'responsible_authority', 'oversight'],
  purposes: ['THIS_PROCEEDING', 'RELATED_PROCEEDING', 'IMMEDIATE_THREAT', 'OVERSIGHT'],
} as const;

@Resolver(() => InformationRequest)
@UseMiddleware(besideTerms)
export class RequestResolver {
  @Operation(PARTIES)
  @Query(() => InformationRequest, {
    nullable: true,
    description: 'A request that your authority sent or received; null for any other id.',
  })
  informationRequest(
    @SelectsBy('InformationRequest.id') @Arg('id', () => ID) id: string,
    @Ctx() context: RequestContext,
  ): Promise<InformationRequest | null> {
    if (!isUUID(id)) throw new Refusal('INPUT_INVALID', 'id');
    return requestByReference({ id }, context);
  }

  @Operation(PARTIES)
  @Query(() => InformationRequestPage, {
    description: 'Requests that your authority sent or received, oldest first.',
  })
  informationRequests(
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: RequestContext,
  ): Promise<Page<InformationRequest>> {
    const list = {
      list: 'informationRequests',
      position: (row: RequestRow) => [row.sortKey, row.id],
      read: (limit: number, after: string[] | null) =>
        RequestStore.findPage(context.session, limit, after),
    };
    return readPage(context, list, page);
  }

  @Classified('REQUEST')
  @FieldResolver(() => Agreement, { nullable: true })
  async agreement(
    @Root() { agreementId }: InformationRequest,
    @Ctx() context: RequestContext,
  ): Promise<Agreement | null> {
    const loader = context.loader('agreements', async (ids: readonly string[]) => {
      const rows = await AgreementStore.find(context.session, { ids, limit: ids.length });
      const byId = new Map(rows.map((row) => [row.id, row]));
      return ids.map((one) => byId.get(one) ?? null);
    });
    return loader.load(agreementId);
  }

  @Classified('REQUEST')
  @FieldResolver(() => Organisation, { nullable: true })
  requestingAuthority(@Root() { requesting }: InformationRequest): Organisation {
    return { id: requesting };
  }

  @Classified('REQUEST')
  @FieldResolver(() => Organisation, { nullable: true })
  requestedAuthority(@Root() { requested }: InformationRequest): Organisation {
    return { id: requested };
  }
}

/** A request is there for its two authorities, and for an open inspection, while its agreement is in force. */
export function requestByReference(
  { id }: { id: string },
  context: RequestContext,
): Promise<InformationRequest | null> {
  return context
    .loader('requests', async (ids: readonly string[]) => {
      const rows = await RequestStore.findByIds(context.session, ids);
      const byId = new Map(rows.map((row) => [row.id, row]));
      return ids.map((one) => byId.get(one) ?? null);
    })
    .load(id.toLowerCase());
}

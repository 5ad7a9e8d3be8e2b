import {
  Classified,
  Operation,
  PageArguments,
  readPage,
  type Page,
  type RequestContext,
} from '@lidhja/enforcement';
import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { Organisation } from '../requests/Organisation';
import { REQUESTED } from '../requests/steps';
import { EscalatedRequest, EscalatedRequestPage } from './EscalatedRequest';
import { EscalationStore, type EscalatedRow } from './EscalationStore';

/** The inbox of a single point of contact. */
@Resolver(() => EscalatedRequest)
export class EscalationResolver {
  @Operation(REQUESTED)
  @Query(() => EscalatedRequestPage, {
    description:
      'Requests to the authorities of your state that are overdue, of which yours was told as its single point of contact, longest overdue first. LINK-I2.',
  })
  escalatedRequests(
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: RequestContext,
  ): Promise<Page<EscalatedRequest>> {
    const list = {
      list: 'escalatedRequests',
      position: ({ sortKey, id }: EscalatedRow) => [sortKey, id],
      read: (limit: number, after: string[] | null) =>
        EscalationStore.findPage(context.session, limit, after),
    };
    return readPage(context, list, page);
  }

  @Classified('REQUEST')
  @FieldResolver(() => Organisation, { nullable: true })
  requestingAuthority(@Root() { requesting }: EscalatedRequest): Organisation {
    return { id: requesting };
  }

  @Classified('REQUEST')
  @FieldResolver(() => Organisation, {
    nullable: true,
    description: 'The authority that has not answered.',
  })
  requestedAuthority(@Root() { requested }: EscalatedRequest): Organisation {
    return { id: requested };
  }
}

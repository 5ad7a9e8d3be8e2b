import {
  Classified,
  Operation,
  PageArguments,
  readPage,
  type Page,
  type RequestContext,
} from '@lidhja/enforcement';
import { writeOnce } from '@lidhja/exchange';
import { onwardStateAfter, type OnwardState as State } from '@lidhja/policy';
import {
  Arg,
  Args,
  Ctx,
  FieldResolver,
  Mutation,
  Query,
  Resolver,
  Root,
  UseMiddleware,
} from 'type-graphql';
import { InformationRequest } from '../requests/InformationRequest';
import { Organisation } from '../requests/Organisation';
import { REQUESTING } from '../requests/steps';
import { OnwardRequest, OnwardRequestPage } from './OnwardRequest';
import { OnwardState } from './OnwardState';
import { OnwardStore, type OnwardRow } from './OnwardStore';
import { OnwardRequestPayload, RequestOnwardTransferInput } from './RequestOnwardTransferInput';
import { besideTerms } from '../requests/termsAlone';

const UNANSWERED: readonly State[] = ['WAITING', 'APPROVAL_PENDING'];

const stateOf = async (id: string, context: RequestContext): Promise<State> => {
  const events = await context
    .loader('onward courses', async (ids: readonly string[]) => {
      const rows = await OnwardStore.findCourses(context.session, ids);
      return ids.map((one) => rows.filter(({ onward }) => onward === one));
    })
    .load(id);
  return onwardStateAfter(events.map(({ event }) => event));
};

/** Requests to pass on what was granted: asked here, and answered where the record is. */
@Resolver(() => OnwardRequest)
export class OnwardResolver {
  @Operation(REQUESTING)
  @Mutation(() => OnwardRequestPayload, {
    description:
      'Asks the authority that granted it whether what you have read may be passed on to a third authority (Directive (EU) 2016/680, article 35). It waits for the answer; refused at once where the agreement lets nothing be passed on.',
  })
  async requestOnwardTransfer(
    @Arg('input', () => RequestOnwardTransferInput) input: RequestOnwardTransferInput,
    @Ctx() context: RequestContext,
  ): Promise<OnwardRequestPayload> {
    const { session, purpose, ledger } = context;
    const operation = 'requestOnwardTransfer';
    const { id, repeated } = await writeOnce(
      context,
      { operation, idempotencyKey: input.idempotencyKey, input, purpose },
      () => OnwardStore.ask(session, input),
    );
    if (!repeated) ledger.wrote(operation, [id, input.requestId]);
    const onwardRequest = await onwardByReference({ id }, context);
    return { repeated, onwardRequest, access: onwardRequest?.access ?? 'own_record||' };
  }

  @Operation({ by: ['prosecutor'], purposes: ['THIS_PROCEEDING', 'RELATED_PROCEEDING'] })
  @Query(() => OnwardRequestPage, {
    description:
      'Requests to pass on what your authority granted that wait for its answer or for a second person, oldest first; each says when it is due.',
  })
  pendingOnwardRequests(
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: RequestContext,
  ): Promise<Page<OnwardRequest>> {
    const list = {
      list: 'pendingOnwardRequests',
      position: ({ sortKey, id }: OnwardRow) => [sortKey, id],
      read: (limit: number, after: string[] | null) =>
        OnwardStore.findPending(context.session, limit, after),
    };
    return readPage(context, list, page);
  }

  @Classified('REQUEST')
  @FieldResolver(() => OnwardState, { nullable: true })
  state(@Root() { id }: OnwardRequest, @Ctx() context: RequestContext): Promise<State> {
    return stateOf(id, context);
  }

  @Classified('REQUEST')
  @FieldResolver(() => Boolean, {
    nullable: true,
    description:
      'Not answered in its term; both sides see it, and can turn to the `contact` of its request.',
  })
  async overdue(
    @Root() { id, dueAt }: OnwardRequest,
    @Ctx() context: RequestContext,
  ): Promise<boolean> {
    const late = dueAt !== null && dueAt.getTime() <= context.now;
    return late && UNANSWERED.includes(await stateOf(id, context));
  }

  @Classified('REQUEST')
  @FieldResolver(() => Organisation, {
    nullable: true,
    description: 'The third authority that it would be passed on to.',
  })
  recipient(@Root() { recipientId }: OnwardRequest): Organisation {
    return { id: recipientId };
  }
}

/** What is asked to be passed on of what a request was granted. */
@Resolver(() => InformationRequest)
@UseMiddleware(besideTerms)
export class OnwardListResolver {
  @Classified('REQUEST')
  @FieldResolver(() => [OnwardRequest], {
    nullable: true,
    description: 'What was asked to be passed on, ten at most, oldest first. LINK-I2.',
  })
  onwardRequests(
    @Root() { id }: InformationRequest,
    @Ctx() context: RequestContext,
  ): Promise<OnwardRequest[]> {
    return context
      .loader('onward requests', async (requests: readonly string[]) => {
        const rows = await OnwardStore.findOfRequests(context.session, requests);
        return requests.map((one) => rows.filter(({ requestId }) => requestId === one));
      })
      .load(id);
  }
}

/** There for the two authorities of its request, and for an open inspection, while its agreement is in force. */
export function onwardByReference(
  { id }: { id: string },
  context: RequestContext,
): Promise<OnwardRequest | null> {
  return context
    .loader('onward', async (ids: readonly string[]) => {
      const rows = await OnwardStore.findByIds(context.session, ids);
      const byId = new Map(rows.map((row) => [row.id, row]));
      return ids.map((one) => byId.get(one) ?? null);
    })
    .load(id.toLowerCase());
}

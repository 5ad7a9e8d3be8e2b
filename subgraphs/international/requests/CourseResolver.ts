import { Classified, PageArguments, cutPage, openCursor } from '@lidhja/enforcement';
import type { Page, RequestContext } from '@lidhja/enforcement';
import { clockOf, stateAfter, type RequestClock, type RequestState as State } from '@lidhja/policy';
import { GraphQLDateTime } from 'graphql-scalars';
import { Args, Ctx, FieldResolver, Resolver, Root, UseMiddleware } from 'type-graphql';
import { CourseStore, type ClockRow, type CourseRow } from './CourseStore';
import { hitOf } from '../hits/HitStore';
import { InformationRequest, RequestAsks } from './InformationRequest';
import { openSteps } from './openSteps';
import { Organisation } from './Organisation';
import { RequestEvent, RequestEventPage } from './RequestEvent';
import { RequestState } from './requestState';
import { besideTerms } from './termsAlone';

const courseOf = (id: string, context: RequestContext): Promise<CourseRow[]> =>
  context
    .loader('courses', async (requests: readonly string[]) => {
      const rows = await CourseStore.findCourses(context.session, requests);
      return requests.map((one) => rows.filter(({ request }) => request === one));
    })
    .load(id);

const runningOf = (id: string, context: RequestContext): Promise<ClockRow | null> =>
  context
    .loader('clocks', async (requests: readonly string[]) => {
      const rows = await CourseStore.findClocks(context.session, requests);
      const byRequest = new Map(rows.map((row) => [row.request, row]));
      return requests.map((one) => byRequest.get(one) ?? null);
    })
    .load(id);

const stateOf = (course: readonly CourseRow[]): State =>
  stateAfter(course.map(({ event }) => event));

const millisecondsOf = (date: Date | null): number | null => date && date.getTime();
const dateOf = (at: number | null | undefined): Date | null =>
  at === null || at === undefined ? null : new Date(at);

const clock = async (
  { id, submittedAt, urgency }: InformationRequest,
  context: RequestContext,
): Promise<RequestClock | null> => {
  const [course, row] = [await courseOf(id, context), await runningOf(id, context)];
  if (!row || !submittedAt || !urgency) return null;
  const events = course.map(({ event, at, until }) => ({
    event,
    at: at.getTime(),
    until: millisecondsOf(until),
  }));
  const { zone, template, term } = row;
  const terms = { urgency, term: term * 1000, template, zone, events };
  return clockOf({ submittedAt: submittedAt.getTime(), ...terms }, stateOf(course), context.now);
};

/** Where a request stands, and how its clock does: derived at each reading. */
@Resolver(() => InformationRequest)
@UseMiddleware(besideTerms)
export class CourseResolver {
  @Classified('REQUEST')
  @FieldResolver(() => RequestState, { nullable: true })
  async state(@Root() { id }: InformationRequest, @Ctx() context: RequestContext): Promise<State> {
    return stateOf(await courseOf(id, context));
  }

  @Classified('REQUEST')
  @FieldResolver(() => GraphQLDateTime, {
    nullable: true,
    description:
      'When the answer is due as things stand: later than `dueAt` by what clarifications took, or until an authorisation of which you were told. Null while the clock is paused.',
  })
  async deadline(
    @Root() root: InformationRequest,
    @Ctx() context: RequestContext,
  ): Promise<Date | null> {
    return dateOf((await clock(root, context))?.deadline);
  }

  @Classified('REQUEST')
  @FieldResolver(() => GraphQLDateTime, {
    nullable: true,
    description: 'Since when a clarification is awaited; null while the clock runs.',
  })
  async pausedSince(
    @Root() root: InformationRequest,
    @Ctx() context: RequestContext,
  ): Promise<Date | null> {
    return dateOf((await clock(root, context))?.pausedSince);
  }

  @Classified('REQUEST')
  @FieldResolver(() => Boolean, {
    nullable: true,
    description: 'Not decided in its term; both sides see it, and can turn to `contact`.',
  })
  async overdue(
    @Root() root: InformationRequest,
    @Ctx() context: RequestContext,
  ): Promise<boolean | null> {
    return (await clock(root, context))?.overdue ?? null;
  }

  @Classified('REQUEST')
  @FieldResolver(() => Organisation, {
    nullable: true,
    description: 'The single point of contact of the state that was asked.',
  })
  async contact(
    @Root() { id }: InformationRequest,
    @Ctx() context: RequestContext,
  ): Promise<Organisation | null> {
    const contact = (await runningOf(id, context))?.contact;
    return contact ? { id: contact } : null;
  }

  @Classified('REQUEST')
  @FieldResolver(() => [String], {
    nullable: true,
    description: 'Names of the operations with which your authority can take it further now.',
  })
  async openSteps(
    @Root() root: InformationRequest,
    @Ctx() context: RequestContext,
  ): Promise<string[]> {
    const [course, clock] = [await courseOf(root.id, context), await runningOf(root.id, context)];
    const hit = root.asks === RequestAsks.HIT_NO_HIT ? await hitOf(root.id, context) : null;
    const answered = hit !== null && !hit.told;
    return openSteps(root, context.requester, { state: stateOf(course), clock, answered });
  }

  @Classified('REQUEST')
  @FieldResolver(() => RequestEventPage, {
    nullable: true,
    description: 'What happened to it, as far as you may know, in its order.',
  })
  async events(
    @Root() { id, access }: InformationRequest,
    @Args(() => PageArguments) { first, after }: PageArguments,
    @Ctx() context: RequestContext,
  ): Promise<Page<RequestEvent>> {
    const rows = (await courseOf(id, context)).map((row) => {
      const by = row.organisation === null ? null : { id: row.organisation };
      return { ...row, by, access };
    });
    const list = {
      list: `InformationRequest.events:${id}`,
      position: ({ sortKey, event }: (typeof rows)[number]) => [sortKey, event],
    };
    const position = openCursor(context, list.list, after);
    const at = position
      ? rows.findIndex(({ sortKey, event }) => sortKey === position[0] && event === position[1])
      : -1;
    return cutPage(context, list, position && at < 0 ? [] : rows.slice(at + 1), first);
  }
}

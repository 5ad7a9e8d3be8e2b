import {
  Classified,
  Operation,
  PageArguments,
  readPage,
  type Page,
  type RequestContext,
} from '@lidhja/enforcement';
import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { Organisation } from '../organisations/Organisation';
import { CalledInRecord, CalledInRecordPage } from './CalledInRecord';
import { CalledInStore, type CalledInRow } from './CalledInStore';
import { RECEIVING } from './receiving';
import { KEEPING } from './recordTermSteps';

const position = ({ dueKey, id }: CalledInRow): string[] => [dueKey, id];

/** Copies of what was erased, with whoever had received it: what is asked of them, and what came of it. */
@Resolver(() => CalledInRecord)
export class CalledInResolver {
  @Operation(RECEIVING)
  @Query(() => CalledInRecordPage, {
    description:
      'Referrals that your organisation received, and consents that named it, that were erased and of which no two persons have confirmed yet that no copy is left, longest first.',
  })
  copiesCalledIn(
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: RequestContext,
  ): Promise<Page<CalledInRecord>> {
    const list = {
      list: 'copiesCalledIn',
      position,
      read: (limit: number, after: string[] | null) =>
        CalledInStore.find(context.session, limit, after),
    };
    return readPage(context, list, page);
  }

  @Operation(KEEPING)
  @Query(() => CalledInRecordPage, {
    description:
      'Referrals that your organisation made, and consents that it kept, that were erased after another organisation had received them, with the receipt for copies, latest first.',
  })
  copiesAskedFor(
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: RequestContext,
  ): Promise<Page<CalledInRecord>> {
    const list = {
      list: 'copiesAskedFor',
      position,
      read: (limit: number, after: string[] | null) =>
        CalledInStore.findAskedFor(context.session, limit, after),
    };
    return readPage(context, list, page);
  }

  @Classified('REQUEST')
  @FieldResolver(() => Organisation, { nullable: true, description: 'Who had received it.' })
  recipient(@Root() { recipientId }: CalledInRecord): Organisation {
    return { id: recipientId };
  }
}

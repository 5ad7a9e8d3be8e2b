import {
  Classified,
  Operation,
  PageArguments,
  readPage,
  type Page,
  type RequestContext,
} from '@lidhja/enforcement';
import { openHeldWords } from '@lidhja/exchange';
import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { Case } from '../cases/Case';
import { CaseStore } from '../cases/CaseStore';
import { SpontaneousInformation, SpontaneousInformationPage } from './SpontaneousInformation';
import { PROSECUTORS, WAITS } from './spontaneousSteps';
import { SpontaneousStore, type DraftRow } from './SpontaneousStore';

const readable = (row: DraftRow): SpontaneousInformation => {
  const part = { access: WAITS, record: row.id };
  return {
    ...row,
    ...part,
    draftedFrom: row.record,
    conditions: row.conditions.map((one) => ({ ...one, ...part })),
  };
};

/** What waits for a second person, as long as it does. */
export const waiting = async (
  id: string,
  { session }: RequestContext,
): Promise<SpontaneousInformation | null> => {
  const [row] = await SpontaneousStore.findByIds(session, [id]);
  return row ? readable(row) : null;
};

/** What waits to be sent to an authority that did not ask for it. */
@Resolver(() => SpontaneousInformation)
export class SpontaneousResolver {
  @Operation(PROSECUTORS)
  @Query(() => SpontaneousInformationPage, {
    description:
      'What your authority would send without a request and a second person has not sent yet, oldest first.',
  })
  pendingSpontaneousInformation(
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: RequestContext,
  ): Promise<Page<SpontaneousInformation>> {
    const list = {
      list: 'pendingSpontaneousInformation',
      position: ({ sortKey, id }: SpontaneousInformation) => [sortKey, id],
      read: async (limit: number, after: string[] | null) =>
        (await SpontaneousStore.findPage(context.session, limit, after)).map(readable),
    };
    return readPage(context, list, page);
  }

  @Classified('REQUEST')
  @FieldResolver(() => String, {
    nullable: true,
    description: 'What it is and why it is sent, in words.',
  })
  summary(
    @Root() { words }: SpontaneousInformation,
    @Ctx() { sealer }: RequestContext,
  ): Promise<string | null> {
    return openHeldWords(sealer, words, 'summary');
  }

  @Classified('REQUEST')
  @FieldResolver(() => Case, {
    nullable: true,
    description: 'The case that it is from; null where you do not reach it, and cannot send it.',
  })
  async case(
    @Root() { draftedFrom }: SpontaneousInformation,
    @Ctx() context: RequestContext,
  ): Promise<Case | null> {
    const loader = context.loader('drafted cases', async (ids: readonly string[]) => {
      const rows = await CaseStore.findByIds(context.session, ids);
      const byId = new Map(rows.map((row) => [row.id, row]));
      return ids.map((one) => byId.get(one) ?? null);
    });
    return (await loader.load(draftedFrom)) as Case | null;
  }
}

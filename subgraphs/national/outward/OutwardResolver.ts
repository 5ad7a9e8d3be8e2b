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
import { Organisation } from '../organisations/Organisation';
import { organisationByReference } from '../organisations/OrganisationResolver';
import { OutwardPerson, OutwardRequest, OutwardRequestPage } from './OutwardRequest';
import { reaches } from './reaches';
import { OutwardStore, type OutwardRow } from './OutwardStore';

type Listed = OutwardRequest & Pick<OutwardRow, 'sortKey'>;

/** The row as the graph has it: what would leave beside who asks whom. */
const shown = ({ request, ...row }: OutwardRow): Listed => {
  const { particulars = [], documents: encloses, words = null, ...letter } = request;
  const part = { access: row.access, record: row.id };
  const nobody = { givenName: null, familyName: null, birthDate: null, birthYear: null };
  const nothing = { ...nobody, citizenship: null, description: null };
  return {
    ...row,
    ...letter,
    earlierReference: letter.earlierReference ?? null,
    words,
    encloses,
    seeks: particulars.map((one) => ({ ...nothing, ...one, ...part })) as OutwardPerson[],
  };
};

/** What is to be asked abroad, while it waits for its second person. */
@Resolver(() => OutwardRequest)
export class OutwardResolver {
  @Operation({ by: ['prosecutor'], purposes: ['THIS_PROCEEDING', 'RELATED_PROCEEDING'] })
  @Query(() => OutwardRequestPage, {
    description:
      'What your authority prepared to ask abroad and a second person has not sent yet, oldest first.',
  })
  pendingOutwardRequests(
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: RequestContext,
  ): Promise<Page<OutwardRequest>> {
    const list = {
      list: 'pendingOutwardRequests',
      position: ({ sortKey, id }: Listed) => [sortKey, id],
      read: async (limit: number, after: string[] | null) =>
        (await OutwardStore.findPage(context, limit, after)).map(shown),
    };
    return readPage(context, list, page);
  }

  @Classified('REQUEST')
  @FieldResolver(() => Organisation, { nullable: true, description: 'Whom it would ask.' })
  requestedAuthority(
    @Root() { requested }: OutwardRequest,
    @Ctx() context: RequestContext,
  ): Promise<Organisation | null> {
    return organisationByReference({ id: requested }, context) as Promise<Organisation | null>;
  }

  @Classified('REQUEST')
  @FieldResolver(() => String, { nullable: true, description: 'What is asked, in words.' })
  summary(
    @Root() { words }: OutwardRequest,
    @Ctx() { sealer }: RequestContext,
  ): Promise<string | null> {
    return openHeldWords(sealer, words, 'summary');
  }

  @Classified('REQUEST')
  @FieldResolver(() => String, { nullable: true, description: 'Why it is urgent, where it is.' })
  urgencyReason(
    @Root() { words }: OutwardRequest,
    @Ctx() { sealer }: RequestContext,
  ): Promise<string | null> {
    return openHeldWords(sealer, words, 'urgencyReason');
  }

  @Classified('REQUEST')
  @FieldResolver(() => [OutwardPerson], {
    nullable: true,
    description:
      'Whom it seeks, five at most; null where you do not reach its case or a person of it, and cannot send it.',
  })
  async particulars(
    @Root() waiting: OutwardRequest,
    @Ctx() context: RequestContext,
  ): Promise<OutwardPerson[] | null> {
    return (await reaches(context, waiting)) ? [...waiting.seeks] : null;
  }
}

/** There for its own authority while it waits. */
export async function outwardById(
  id: string,
  context: RequestContext,
): Promise<OutwardRequest | null> {
  const [row] = await OutwardStore.findByIds(context, [id.toLowerCase()]);
  return row ? shown(row) : null;
}

import {
  Classified,
  Operation,
  PageArguments,
  readPage,
  type Page,
  type RequestContext,
} from '@lidhja/enforcement';
import { permissionsOf, type Purpose, type RequesterKind } from '@lidhja/policy';
import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { Organisation } from '../organisations/Organisation';
import { Person } from '../referrals/Person';
import { loadPerson } from '../referrals/loadPerson';
import { Consent, ConsentPage } from './Consent';
import { ConsentStore, type ConsentRow } from './ConsentStore';

const PERMISSIONS = permissionsOf();
/** For which the frame of a consent, a record of both organisations, may be read. */
const READ_FRAMES = new Set(
  PERMISSIONS.filter(({ basis, category }) => basis === 'own_record' && category === 'REQUEST').map(
    ({ purpose }) => purpose,
  ),
);
/** Whom a consent could open anything to, and for what: the rest has no use for the list. */
const OPENED = PERMISSIONS.filter(
  ({ basis, purpose }) => basis === 'consent' && READ_FRAMES.has(purpose),
);
const BY: RequesterKind[] = [...new Set(OPENED.map(({ kind }) => kind))];
const PURPOSES: Purpose[] = [...new Set(OPENED.map(({ purpose }) => purpose))];

@Resolver(() => Consent)
export class ConsentResolver {
  @Operation({ by: BY, purposes: PURPOSES })
  @Query(() => ConsentPage, {
    description:
      'Consents that your organisation keeps, and those that name it and stand, newest first.',
  })
  consents(
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: RequestContext,
  ): Promise<Page<Consent>> {
    const list = {
      list: 'consents',
      position: ({ sortKey, id }: ConsentRow) => [sortKey, id],
      read: (limit: number, after: string[] | null) =>
        ConsentStore.find(context.session, limit, after),
    };
    return readPage(context, list, page);
  }

  @Classified('REQUEST')
  @FieldResolver(() => Organisation, { nullable: true, description: 'Who keeps it.' })
  keptBy(@Root() { keptById }: Consent): Organisation {
    return { id: keptById };
  }

  @Classified('REQUEST')
  @FieldResolver(() => Organisation, { nullable: true, description: 'Who may read.' })
  recipient(@Root() { recipientId }: Consent): Organisation {
    return { id: recipientId };
  }

  @Classified('REQUEST')
  @FieldResolver(() => Person, {
    nullable: true,
    description:
      'Who gave it. For the recipient while it stands and for the purposes that it names, and for the official who recorded it.',
  })
  person(@Root() { id }: Consent, @Ctx() context: RequestContext): Promise<Person | null> {
    return loadPerson(context, id, 'consent', (ids) =>
      ConsentStore.findPersons(context.session, ids),
    );
  }
}

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
import { Person } from './Person';
import { loadPerson } from './loadPerson';
import { Referral, ReferralPage } from './Referral';
import { ReferralStore, type ReferralRow } from './ReferralStore';

@Resolver(() => Referral)
export class ReferralResolver {
  @Operation({
    by: [
      'ngo',
      'shelter',
      'social_services',
      'employment',
      'health',
      'education',
      'local_government',
      'police',
      'consular',
      'responsible_authority',
    ],
    purposes: ['IDENTIFICATION', 'ASSISTANCE', 'RETURN'],
  })
  @Query(() => ReferralPage, {
    description: 'Referrals from and to your organisation, newest first.',
  })
  referrals(
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: RequestContext,
  ): Promise<Page<Referral>> {
    const list = {
      list: 'referrals',
      position: ({ referredOn, id }: ReferralRow) => [referredOn, id],
      read: (limit: number, after: string[] | null) =>
        ReferralStore.find(context.session, limit, after),
    };
    return readPage(context, list, page) as unknown as Promise<Page<Referral>>;
  }

  @Classified('REQUEST')
  @FieldResolver(() => Organisation, { nullable: true, description: 'Who referred.' })
  referring(@Root() { referringId }: Referral): Organisation {
    return { id: referringId };
  }

  @Classified('REQUEST')
  @FieldResolver(() => Organisation, { nullable: true, description: 'To whom.' })
  recipient(@Root() { recipientId }: Referral): Organisation {
    return { id: recipientId };
  }

  @Classified('REQUEST')
  @FieldResolver(() => Person, {
    nullable: true,
    description:
      'Whom it is about. For the recipient while the referral is accepted and runs, and for the official who made it.',
  })
  person(@Root() { id }: Referral, @Ctx() context: RequestContext): Promise<Person | null> {
    return loadPerson(context, id, 'referral', (ids) =>
      ReferralStore.findPersons(context.session, ids),
    );
  }
}

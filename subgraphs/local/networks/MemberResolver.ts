import { Classified, type RequestContext } from '@lidhja/enforcement';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Organisation } from '../organisations/Organisation';
import { Network } from './Network';
import { NetworkMember } from './NetworkMember';
import { networkByReference } from './NetworkResolver';

@Resolver(() => NetworkMember)
export class MemberResolver {
  @Classified('OPEN')
  @FieldResolver(() => Network, { nullable: true })
  network(
    @Root() { networkId }: NetworkMember,
    @Ctx() context: RequestContext,
  ): Promise<Network | null> {
    return networkByReference({ id: networkId }, context);
  }

  @Classified('OPEN')
  @FieldResolver(() => Organisation, {
    nullable: true,
    description: 'Null while the registry does not answer.',
  })
  organisation(@Root() { organisationId }: NetworkMember): Organisation {
    return { id: organisationId };
  }
}

import { Classified, type RequestContext } from '@lidhja/enforcement';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { FirstArgument } from '../FirstArgument';
import { MemberStore } from '../networks/MemberStore';
import { NetworkMember } from '../networks/NetworkMember';
import { Organisation } from './Organisation';
import { OrganisationStore } from './OrganisationStore';

@Resolver(() => Organisation)
export class OrganisationResolver {
  @Classified('OPEN')
  @FieldResolver(() => [NetworkMember], {
    nullable: true,
    description:
      'Networks that it is in, the longest first. Null while the local part does not answer.',
  })
  memberships(
    @Root() { id }: Organisation,
    @Args(() => FirstArgument) { first }: FirstArgument,
    @Ctx() context: RequestContext,
  ): Promise<NetworkMember[]> {
    return context
      .loader(`memberships:${first}`, async (ids: readonly string[]) => {
        const rows = await MemberStore.findOfOrganisations(context.session, ids, first);
        return ids.map((one) => rows.filter((row) => row.organisationId === one));
      })
      .load(id);
  }
}

/** Organisations are open data: the check is that the registry holds it. */
export async function organisationByReference(
  { id }: { id: string },
  context: RequestContext,
): Promise<object | null> {
  const loader = context.loader('known organisations', async (ids: readonly string[]) => {
    const known = await OrganisationStore.findKnown(context.session, ids);
    return ids.map((one) => known.has(one));
  });
  return (await loader.load(id)) ? { id } : null;
}

import { Classified, type RequestContext } from '@lidhja/enforcement';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Area } from '../areas/Area';
import { FirstArgument } from '../FirstArgument';
import { Organisation } from '../organisations/Organisation';
import { ContactPointStore } from './ContactPointStore';
import { MemberStore } from './MemberStore';
import { Network } from './Network';
import { NetworkArea } from './NetworkArea';
import { NetworkContactPoint } from './NetworkContactPoint';
import { NetworkMember, NetworkRole } from './NetworkMember';
import { NetworkStore } from './NetworkStore';

/** Founders come first among the members, so that a network's are all within this many. */
const FOUNDERS = 100;

const membersOf = (id: string, first: number, context: RequestContext): Promise<NetworkMember[]> =>
  context
    .loader(`members:${first}`, async (networks: readonly string[]) => {
      const rows = await MemberStore.findOfNetworks(context.session, networks, first);
      return networks.map((one) => rows.filter((row) => row.networkId === one));
    })
    .load(id);

@Resolver(() => Network)
export class NetworkFieldsResolver {
  @Classified('OPEN')
  @FieldResolver(() => Area, {
    nullable: true,
    description:
      'Its qark. Null where not stated, or while the part that keeps areas does not answer.',
  })
  area(@Root() { qark }: Network): Area | null {
    return qark === null ? null : { code: qark };
  }

  @Classified('OPEN')
  @FieldResolver(() => [NetworkArea], { description: 'Where it works, by code of the area.' })
  async worksIn(
    @Root() { id }: Network,
    @Args(() => FirstArgument) { first }: FirstArgument,
    @Ctx() context: RequestContext,
  ): Promise<NetworkArea[]> {
    const loader = context.loader(`areas of networks:${first}`, async (ids: readonly string[]) => {
      const rows = await NetworkStore.findAreas(context.session, ids, first);
      return ids.map((one) => rows.filter((row) => row.networkId === one));
    });
    const rows = await loader.load(id);
    return rows.map(({ code, synthetic, source }) => ({ area: { code }, synthetic, source }));
  }

  @Classified('OPEN')
  @FieldResolver(() => [Organisation], {
    nullable: 'items',
    description: 'Organisations that founded it, where stated. LINK-A2.',
  })
  async founders(@Root() { id }: Network, @Ctx() context: RequestContext): Promise<Organisation[]> {
    const members = await membersOf(id, FOUNDERS, context);
    return members
      .filter(({ role }) => role === NetworkRole.FOUNDER)
      .map(({ organisationId }) => ({ id: organisationId }));
  }

  @Classified('OPEN')
  @FieldResolver(() => [NetworkMember], { description: 'Founders first, then the longest.' })
  members(
    @Root() { id }: Network,
    @Args(() => FirstArgument) { first }: FirstArgument,
    @Ctx() context: RequestContext,
  ): Promise<NetworkMember[]> {
    return membersOf(id, first, context);
  }

  @Classified('CONTACT_POINT')
  @FieldResolver(() => [NetworkContactPoint], {
    nullable: true,
    description:
      'Contact points that its members have designated. LINK-R1, LINK-H13. For the bodies that coordinate, with a purpose.',
  })
  async contactPoints(
    @Root() { id }: Network,
    @Args(() => FirstArgument) { first }: FirstArgument,
    @Ctx() context: RequestContext,
  ): Promise<NetworkContactPoint[]> {
    const loader = context.loader(`contact points:${first}`, async (ids: readonly string[]) => {
      const rows = await ContactPointStore.findOfNetworks(context.session, ids, first);
      return ids.map((one) => rows.filter((row) => row.networkId === one));
    });
    const rows = await loader.load(id);
    return rows.map(({ organisationId, areaCode, ...row }) => ({
      ...(row as unknown as NetworkContactPoint),
      organisation: { id: organisationId },
      area: { code: areaCode },
    }));
  }
}

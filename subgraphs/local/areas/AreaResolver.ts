import { Classified, type RequestContext } from '@lidhja/enforcement';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { FirstArgument } from '../FirstArgument';
import { Network } from '../networks/Network';
import { NetworkStore } from '../networks/NetworkStore';
import { Area } from './Area';
import { isAreaCode } from './areaCode';

@Resolver(() => Area)
export class AreaResolver {
  @Classified('OPEN')
  @FieldResolver(() => [Network], {
    nullable: true,
    description:
      'Networks that work here, by name: under their qark, their municipalities and the districts before 2015. Null while the local part does not answer.',
  })
  networks(
    @Root() { code }: Area,
    @Args(() => FirstArgument) { first }: FirstArgument,
    @Ctx() context: RequestContext,
  ): Promise<Network[]> {
    return context
      .loader(`networks of areas:${first}`, async (codes: readonly string[]) => {
        const rows = await NetworkStore.findOfAreas(context.session, codes, first);
        return codes.map((one) => rows.filter((row) => row.listedUnder === one) as Network[]);
      })
      .load(code);
  }
}

/** Areas are open data of the national subgraph's: the check here is the form of the code alone. */
export function areaByReference({ code }: { code: string }): Promise<object | null> {
  return Promise.resolve(isAreaCode(code) ? { code } : null);
}

import {
  Operation,
  PageArguments,
  readPage,
  type Page,
  type RequestContext,
  SelectsBy,
} from '@lidhja/enforcement';
import { Refusal } from '@lidhja/platform';
import { Arg, Args, Ctx, Query, Resolver } from 'type-graphql';
import { Organisation, OrganisationKind, OrganisationPage } from './Organisation';
import { OrganisationStore } from './OrganisationStore';

@Resolver(() => Organisation)
export class OrganisationResolver {
  @Operation({ by: ['any'] })
  @Query(() => OrganisationPage, { description: 'Organisations of the registry, by name.' })
  organisations(
    @SelectsBy('Organisation.kind')
    @Arg('kind', () => OrganisationKind, { nullable: true })
    kind: string | null,
    @SelectsBy('Organisation.country')
    @Arg('country', () => String, { nullable: true })
    country: string | null,
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: RequestContext,
  ): Promise<Page<Organisation>> {
    if (country && !/^[A-Z]{2}$/.test(country)) throw new Refusal('INPUT_INVALID', 'country');
    const list = {
      list: `organisations:${JSON.stringify([kind, country])}`,
      position: (one: Organisation) => [one.name, one.id],
      read: (limit: number, after: string[] | null) =>
        OrganisationStore.find(context.session, { kind, country, limit, after }),
    };
    return readPage(context, list, page);
  }
}

/** Organisations are open data: the check is that the registry holds it. */
export async function organisationByReference(
  { id }: { id: string },
  context: RequestContext,
): Promise<object | null> {
  const loader = context.loader('organisations', async (ids: readonly string[]) => {
    const rows = await OrganisationStore.find(context.session, { ids, limit: ids.length });
    const byId = new Map(rows.map((row) => [row.id, row]));
    return ids.map((one) => byId.get(one) ?? null);
  });
  return loader.load(id);
}

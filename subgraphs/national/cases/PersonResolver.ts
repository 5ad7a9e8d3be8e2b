import { Classified, type RequestContext } from '@lidhja/enforcement';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { identificationsOf } from './identificationsOf';
import { Identification, Person } from './Person';
import { PersonStore } from './PersonStore';

@Resolver(() => Person)
export class PersonResolver {
  @Classified('CASE_STATUS')
  @FieldResolver(() => [Identification], {
    nullable: true,
    description: 'What each body decided, oldest first.',
  })
  identifications(
    @Root() person: Person,
    @Ctx() context: RequestContext,
  ): Promise<Identification[]> {
    return identificationsOf(person.id, person, context);
  }
}

/**
 * A person is there for whom row security lets see them on a basis of their own, whatever other part
 * names the person; for the rest there is none. What decides about the fields is found anew as well.
 */
export async function personByReference(
  { id }: { id: string },
  context: RequestContext,
): Promise<object | null> {
  const loader = context.loader('persons by reference', async (ids: readonly string[]) => {
    const rows = await PersonStore.findReferenced(context.session, ids);
    const byId = new Map(rows.map((row) => [row.id, row]));
    return ids.map((one) => byId.get(one) ?? null);
  });
  return loader.load(id);
}

import { Classified, type RequestContext } from '@lidhja/enforcement';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Organisation } from '../organisations/Organisation';
import { organisationByReference } from '../organisations/OrganisationResolver';
import { identificationsOf } from './identificationsOf';
import { Identification, Person } from './Person';
import { PersonStore } from './PersonStore';
import { VictimInCase } from './VictimInCase';

/** The person of a victim's part in a case, decided as that part. */
export async function personIn(
  { personId, access, record }: Pick<VictimInCase, 'personId' | 'access' | 'record'>,
  context: RequestContext,
): Promise<Person | null> {
  const loader = context.loader('persons', async (ids: readonly string[]) => {
    const rows = await PersonStore.findByIds(context.session, ids);
    const byId = new Map(rows.map((row) => [row.id, row]));
    return ids.map((one) => byId.get(one) ?? null);
  });
  const row = await loader.load(personId);
  return row && { ...row, access, record };
}

@Resolver(() => VictimInCase)
export class VictimResolver {
  @Classified('CASE_STATUS')
  @FieldResolver(() => Person, { nullable: true })
  person(@Root() victim: VictimInCase, @Ctx() context: RequestContext): Promise<Person | null> {
    return personIn(victim, context);
  }

  @Classified('CASE_STATUS')
  @FieldResolver(() => [Identification], {
    nullable: true,
    description: 'What each body decided, oldest first.',
  })
  identifications(
    @Root() { personId, access, record }: VictimInCase,
    @Ctx() context: RequestContext,
  ): Promise<Identification[]> {
    return identificationsOf(personId, { access, record }, context);
  }
}

@Resolver(() => Identification)
export class IdentificationResolver {
  @Classified('CASE_STATUS')
  @FieldResolver(() => Organisation, { nullable: true, description: 'The body that decided.' })
  body(
    @Root() { body }: Identification,
    @Ctx() context: RequestContext,
  ): Promise<Organisation | null> {
    return organisationByReference({ id: body }, context) as Promise<Organisation | null>;
  }
}

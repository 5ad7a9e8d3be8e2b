import { Classified, Operation, type RequestContext } from '@lidhja/enforcement';
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { Consent } from '../consents/Consent';
import { KEEPERS } from '../consents/keepers';
import { ConsentPayload, keepConsent } from '../consents/keepConsent';
import {
  CheckRepresentativeInput,
  NameRepresentativeInput,
  Representative,
} from './Representative';
import { RepresentativeStore, type RepresentativeRow } from './RepresentativeStore';

/** Who stands for a person, and whether they may. */
@Resolver(() => Consent)
export class RepresentativeResolver {
  @Operation(KEEPERS)
  @Mutation(() => ConsentPayload, {
    description:
      'Says that somebody stands for the person whose consent you recorded; five at most. They are given nothing before a second person checked them.',
  })
  nameRepresentative(
    @Arg('input', () => NameRepresentativeInput) input: NameRepresentativeInput,
    @Ctx() context: RequestContext,
  ): Promise<ConsentPayload> {
    return keepConsent(context, 'nameRepresentative', input, () =>
      RepresentativeStore.name(context.session, input.consentId, input.relation),
    );
  }

  @Operation(KEEPERS)
  @Mutation(() => ConsentPayload, {
    description:
      'Records, as a second person, whether a representative may have a part in the exploitation. A check that is passed carries for 180 days.',
  })
  checkRepresentative(
    @Arg('input', () => CheckRepresentativeInput) input: CheckRepresentativeInput,
    @Ctx() context: RequestContext,
  ): Promise<ConsentPayload> {
    return keepConsent(context, 'checkRepresentative', input, () =>
      RepresentativeStore.check(context.session, input.representativeId, input.implicated),
    );
  }

  @Classified('REQUEST')
  @FieldResolver(() => [Representative], {
    nullable: true,
    description:
      'Who stands for the person, five at most; for the organisation that keeps the consent.',
  })
  async representatives(
    @Root() { id }: Consent,
    @Ctx() context: RequestContext,
  ): Promise<Representative[]> {
    const loader = context.loader('representatives', async (ids: readonly string[]) => {
      const rows = await RepresentativeStore.findOf(context.session, ids);
      return ids.map((one): RepresentativeRow[] => rows.filter(({ record }) => record === one));
    });
    return loader.load(id) as Promise<Representative[]>;
  }
}

import { Operation, type RequestContext, SelectsBy } from '@lidhja/enforcement';
import { Refusal } from '@lidhja/platform';
import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import { Agreement } from './Agreement';
import { AgreementStore } from './AgreementStore';

/** Agreements that one country may have with another; the list needs no pages. */
const LIMIT = 100;

@Resolver(() => Agreement)
export class AgreementResolver {
  @Operation({ by: ['any'] })
  @Query(() => [Agreement], {
    description: 'Agreements to which the country is a party, at most a hundred, by title.',
  })
  agreements(
    @SelectsBy('Agreement.parties')
    @Arg('country', () => String, { description: 'ISO 3166-1 alpha-2.' })
    country: string,
    @Ctx() context: RequestContext,
  ): Promise<Agreement[]> {
    if (!/^[A-Z]{2}$/.test(country)) throw new Refusal('INPUT_INVALID', 'country');
    return AgreementStore.find(context.session, { country, limit: LIMIT });
  }
}

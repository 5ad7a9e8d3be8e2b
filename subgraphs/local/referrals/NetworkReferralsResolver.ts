import { Classified, SelectsBy } from '@lidhja/enforcement';
import { Max, Min } from 'class-validator';
import { Args, ArgsType, Field, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { Network } from '../networks/Network';
import { RegionalPoliceReferrals } from './RegionalPoliceReferrals';

@ArgsType()
export class YearArgument {
  @SelectsBy('RegionalPoliceReferrals.year')
  @Field(() => Int, { description: 'Calendar year, 1990 to 2100.' })
  @Min(1990)
  @Max(2100)
  year: number;
}

@Resolver(() => Network)
export class NetworkReferralsResolver {
  @Classified('OPEN')
  @FieldResolver(() => RegionalPoliceReferrals, {
    description: 'Referrals of victims to Regional Police Departments in that year. LINK-R4.',
  })
  referralsToRegionalPolice(
    @Root() { id }: Network,
    @Args(() => YearArgument) { year }: YearArgument,
  ): Partial<RegionalPoliceReferrals> {
    return { year, network: id, record: id, access: 'mandate|official_table|' };
  }
}

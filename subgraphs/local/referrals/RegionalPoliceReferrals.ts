import { Classified } from '@lidhja/enforcement';
import { Field, Int, ObjectType } from 'type-graphql';

@ObjectType({
  description:
    'Referrals of victims to Regional Police Departments in a year (LINK-R4): what is published and what is recorded stand side by side and are never added.',
})
export class RegionalPoliceReferrals {
  @Classified('OPEN')
  @Field(() => Int)
  year: number;

  readonly network: string;
  readonly access: string;
  /** The network, so that the record names what was counted. */
  readonly record: string;
}

import { Classified } from '@lidhja/enforcement';
import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, ObjectType } from 'type-graphql';
import { Organisation } from '../requests/Organisation';

@ObjectType({ description: 'An agreement that a change would make, beside what its version says.' })
export class ProposedAgreement {
  @Classified('ORGANISATIONAL')
  @Field(() => String, { nullable: true })
  title: string | null;

  @Classified('ORGANISATIONAL')
  @Field(() => String, { nullable: true, description: 'Of Instrument.' })
  instrument: string | null;

  @Classified('ORGANISATIONAL')
  @Field(() => [String], { nullable: true, description: 'Countries, ISO 3166-1 alpha-2.' })
  parties: string[] | null;

  @Classified('ORGANISATIONAL')
  @Field(() => GraphQLLocalDate, { nullable: true })
  signedOn: string | null;

  @Classified('ORGANISATIONAL')
  @Field(() => [Organisation], {
    nullable: true,
    description: 'Those that may ask and answer under it.',
  })
  competentAuthorities: Organisation[] | null;
}

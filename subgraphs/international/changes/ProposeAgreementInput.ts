import { Line } from '@lidhja/enforcement';
import { ArrayMaxSize, IsUUID, MaxLength } from 'class-validator';
import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, ID, InputType } from 'type-graphql';
import { LONGEST, MOST, VersionTermsInput } from './VersionTermsInput';

@InputType({ description: 'An agreement that there is not yet, with its first version in full.' })
export class ProposeAgreementInput extends VersionTermsInput {
  @Field(() => String, { description: '8 to 100 characters, new for each proposal.' })
  @Line(8, 100)
  idempotencyKey: string;

  @Field(() => String, {
    description: '8 to 300 characters; open to everyone once it is activated.',
  })
  @Line(8, 300)
  title: string;

  @Field(() => String, { description: 'Of Instrument.' })
  @MaxLength(LONGEST)
  instrument: string;

  @Field(() => [String], { description: 'Two states or more, ISO 3166-1 alpha-2.' })
  @ArrayMaxSize(MOST)
  @MaxLength(LONGEST, { each: true })
  parties: string[];

  @Field(() => [ID], {
    description:
      'Organisations of the registry that may ask and answer, of each party at least one.',
  })
  @ArrayMaxSize(MOST)
  @IsUUID('all', { each: true })
  competentAuthorities: string[];

  @Field(() => GraphQLLocalDate, { description: 'The day on which it was signed.' })
  signedOn: string;
}

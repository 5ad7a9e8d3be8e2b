import { Classified } from '@lidhja/enforcement';
import { GraphQLDateTime, GraphQLLocalDate } from 'graphql-scalars';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';

/** What an agreement is made as. */
export enum Instrument {
  BILATERAL = 'BILATERAL',
  CONVENTION = 'CONVENTION',
  PROTOCOL = 'PROTOCOL',
  MEMORANDUM = 'MEMORANDUM',
  CONTRACT = 'CONTRACT',
}
registerEnumType(Instrument, { name: 'Instrument', description: 'What an agreement is made as.' });

@ObjectType({ description: 'An agreement under which information may be asked for.' })
export class Agreement {
  @Classified('OPEN')
  @Field(() => ID)
  id: string;

  @Classified('OPEN')
  @Field(() => String)
  title: string;

  @Classified('OPEN')
  @Field(() => Instrument)
  instrument: Instrument;

  @Classified('OPEN')
  @Field(() => [String], { description: 'Countries, ISO 3166-1 alpha-2.' })
  parties: string[];

  @Classified('OPEN')
  @Field(() => GraphQLLocalDate)
  signedOn: string;

  @Classified('OPEN')
  @Field(() => Int, {
    description:
      'Number of the version that decides today; before any has begun, of the first that will.',
  })
  version: number;

  @Classified('OPEN')
  @Field(() => Boolean, { description: 'Whether anything can be asked under it at this moment.' })
  inForce: boolean;

  @Classified('OPEN')
  @Field(() => GraphQLDateTime)
  validFrom: Date;

  @Classified('OPEN')
  @Field(() => GraphQLDateTime, { nullable: true })
  validUntil: Date | null;

  @Classified('OPEN')
  @Field(() => [String], { description: 'Offences that a request may name.' })
  offences: string[];

  @Classified('OPEN')
  @Field(() => [String], { description: 'Purposes that a request may have.' })
  purposes: string[];

  @Classified('OPEN')
  @Field(() => [String], { description: 'Categories that a request may ask for.' })
  categories: string[];

  @Classified('OPEN')
  @Field(() => Boolean, { description: 'True for an agreement of the sample, which is invented.' })
  synthetic: boolean;
}

import { Classified } from '@lidhja/enforcement';
import { GraphQLDateTime, GraphQLLocalDate } from 'graphql-scalars';
import { Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { AgreedDeadlines, AgreedRetention, CompetentAuthority } from './AgreedTerms';

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
  @Field(() => [CompetentAuthority], { description: 'A hundred at most, by party and name.' })
  competentAuthorities: CompetentAuthority[];

  @Classified('OPEN')
  @Field(() => AgreedDeadlines)
  deadlines: AgreedDeadlines;

  @Classified('OPEN')
  @Field(() => [String], {
    description: 'Handling codes that everything given under it bears, H0 to H3.',
  })
  handling: string[];

  @Classified('OPEN')
  @Field(() => [String], {
    description:
      'Grounds on which a request may be refused: of Directive (EU) 2023/977, article 6(1), and added ones.',
  })
  refusalGrounds: string[];

  @Classified('OPEN')
  @Field(() => [String], {
    description: 'What an answer may be asked for: INTELLIGENCE, JUDICIAL_EVIDENCE or both.',
  })
  evidenceUses: string[];

  @Classified('OPEN')
  @Field(() => String, {
    description:
      'Whether an answer may be passed on: WITH_AUTHORISATION of the state it came from (Directive (EU) 2016/680, article 35), or NEVER.',
  })
  onward: string;

  @Classified('OPEN')
  @Field(() => Float, {
    nullable: true,
    description:
      'Hours between the moments at which a hit/no-hit is told, counted from its submission; null where none may be asked for.',
  })
  hitNoHitHours: number | null;

  @Classified('OPEN')
  @Field(() => AgreedRetention, { nullable: true, description: 'Null where none is agreed.' })
  retention: AgreedRetention | null;

  @Classified('OPEN')
  @Field(() => Boolean, { description: 'True for an agreement of the sample, which is invented.' })
  synthetic: boolean;
}

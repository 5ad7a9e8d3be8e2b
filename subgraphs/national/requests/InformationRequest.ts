import { Classified } from '@lidhja/enforcement';
import { Directive, Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { GraphQLDateTime } from 'graphql-scalars';
import { Case } from '../cases/Case';

/** Why a category is refused: Directive (EU) 2023/977, article 6(1), and what stands for it outwards. */
export enum RefusalGround {
  NOT_AVAILABLE = 'NOT_AVAILABLE',
  NOT_CONFORMING = 'NOT_CONFORMING',
  JUDICIAL_AUTHORISATION_REFUSED = 'JUDICIAL_AUTHORISATION_REFUSED',
  BEYOND_PERMITTED_CATEGORIES = 'BEYOND_PERMITTED_CATEGORIES',
  INACCURATE_OR_OUTDATED = 'INACCURATE_OR_OUTDATED',
  NATIONAL_SECURITY = 'NATIONAL_SECURITY',
  ONGOING_INVESTIGATION = 'ONGOING_INVESTIGATION',
  SAFETY_OF_A_PERSON = 'SAFETY_OF_A_PERSON',
  INTERESTS_OF_A_LEGAL_PERSON = 'INTERESTS_OF_A_LEGAL_PERSON',
  MINOR_OFFENCE = 'MINOR_OFFENCE',
  NEITHER_CONFIRMED_NOR_DENIED = 'NEITHER_CONFIRMED_NOR_DENIED',
}
registerEnumType(RefusalGround, {
  name: 'RefusalGround',
  description: 'NEITHER_CONFIRMED_NOR_DENIED is only ever given outwards, never by a decider.',
});

@ObjectType({ description: "The owner's answer for one category that was asked for." })
export class CategoryDecision {
  @Classified('REQUEST')
  @Field(() => String, { nullable: true })
  category: string | null;

  @Classified('REQUEST')
  @Field(() => Boolean, { nullable: true })
  granted: boolean | null;

  @Classified('REQUEST')
  @Field(() => RefusalGround, { nullable: true, description: 'Null where it is granted.' })
  ground: RefusalGround | null;

  readonly access: string;
}

@ObjectType({ description: 'The decision of the authority that owns what was asked for.' })
export class RequestDecision {
  @Classified('REQUEST')
  @Field(() => GraphQLDateTime, { nullable: true })
  decidedAt: Date | null;

  @Classified('REQUEST')
  @Field(() => Boolean, {
    nullable: true,
    description: 'True where a persona of the sample decided.',
  })
  synthetic: boolean | null;

  @Classified('REQUEST')
  @Field(() => [CategoryDecision], { nullable: true })
  categories: CategoryDecision[] | null;

  readonly access: string;
}

@ObjectType({ description: 'What the decision opens to the authority that asked.' })
export class Disclosure {
  // That there is a case is the decision itself; what it holds is decided field by field.
  @Classified('REQUEST')
  @Field(() => Case, { nullable: true })
  case: Case | null;

  readonly access: string;
}

@ObjectType()
@Directive('@key(fields: "id")')
export class InformationRequest {
  @Classified('OPEN')
  @Field(() => ID)
  id: string;

  readonly access: string;
}

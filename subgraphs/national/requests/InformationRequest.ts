import { Classified, PageOf } from '@lidhja/enforcement';
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
  NOT_AN_OFFENCE_IN_REQUESTED_STATE = 'NOT_AN_OFFENCE_IN_REQUESTED_STATE',
  NEITHER_CONFIRMED_NOR_DENIED = 'NEITHER_CONFIRMED_NOR_DENIED',
}
registerEnumType(RefusalGround, {
  name: 'RefusalGround',
  description: 'Why a category is refused; Directive (EU) 2023/977, article 6(1).',
  valuesConfig: {
    NOT_AVAILABLE: { description: 'The information is not available.' },
    NOT_CONFORMING: { description: 'The request does not conform to the agreement.' },
    JUDICIAL_AUTHORISATION_REFUSED: { description: 'A judge refused the authorisation.' },
    BEYOND_PERMITTED_CATEGORIES: { description: 'Not among the categories that may be given.' },
    INACCURATE_OR_OUTDATED: {
      description: 'It is inaccurate, incomplete or no longer up to date.',
    },
    NATIONAL_SECURITY: { description: 'It would harm essential interests of national security.' },
    ONGOING_INVESTIGATION: { description: 'It would jeopardise a current investigation.' },
    SAFETY_OF_A_PERSON: { description: 'It would put a person in danger.' },
    INTERESTS_OF_A_LEGAL_PERSON: {
      description: 'It would harm important interests of a legal person.',
    },
    MINOR_OFFENCE: { description: 'The offence is punishable by a year of prison or less.' },
    NOT_AN_OFFENCE_IN_REQUESTED_STATE: {
      description: 'It is no offence there; a ground that an agreement can add.',
    },
    NEITHER_CONFIRMED_NOR_DENIED: {
      description:
        'Given outwards where the ground would say that there is something; never by a decider.',
    },
  },
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

@ObjectType({ description: 'A condition under which one category is given.' })
export class OfferedCondition {
  @Classified('REQUEST')
  @Field(() => String, { nullable: true })
  category: string | null;

  @Classified('REQUEST')
  @Field(() => String, { nullable: true, description: 'The condition, in words.' })
  words: string | null;

  readonly access: string;
}

@ObjectType({
  description: 'What is given is given under these conditions, once they are accepted.',
})
export class ConditionOffer {
  @Classified('REQUEST')
  @Field(() => ID, { nullable: true, description: 'By which they are accepted or declined.' })
  id: string | null;

  @Classified('REQUEST')
  @Field(() => GraphQLDateTime, { nullable: true })
  offeredAt: Date | null;

  @Classified('REQUEST')
  @Field(() => Boolean, { nullable: true, description: 'Null until they are answered.' })
  accepted: boolean | null;

  @Classified('REQUEST')
  @Field(() => [OfferedCondition], { nullable: true })
  conditions: OfferedCondition[] | null;

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

  @Classified('REQUEST')
  @Field(() => ConditionOffer, {
    nullable: true,
    description: 'The conditions that were offered last; null where there are none.',
  })
  offer: ConditionOffer | null;

  readonly access: string;
}

@ObjectType({ description: 'What the decision opens to the authority that asked.' })
export class Disclosure {
  // That there is a case is the decision itself; what it holds is decided field by field.
  @Classified('REQUEST')
  @Field(() => Case, { nullable: true })
  case: Case | null;

  readonly access: string;
  /** The case, so that what is noted of the disclosure is noted of it. */
  readonly about: string;
}

@ObjectType()
@Classified('REQUEST')
@Directive('@key(fields: "id")')
export class InformationRequest {
  @Classified('OPEN')
  @Field(() => ID)
  id: string;

  readonly access: string;
}

export const PendingRequestPage = PageOf(InformationRequest, 'PendingRequestPage');

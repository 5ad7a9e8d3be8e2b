import { Classified, PageOf } from '@lidhja/enforcement';
import { GraphQLDateTime, GraphQLLocalDate } from 'graphql-scalars';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { SealedRequestWords } from '@lidhja/exchange';
import type { HeldDocument } from './OutwardDocumentStore';
import { EvidenceUse, Urgency } from './urgency';

@ObjectType({ description: 'A person to be found abroad, as the request would describe them.' })
export class OutwardPerson {
  @Classified('REQUEST')
  @Field(() => String, { nullable: true })
  givenName: string | null;

  @Classified('REQUEST')
  @Field(() => String, { nullable: true })
  familyName: string | null;

  @Classified('REQUEST')
  @Field(() => GraphQLLocalDate, { nullable: true })
  birthDate: string | null;

  @Classified('REQUEST')
  @Field(() => Int, { nullable: true, description: 'Where the day is not known.' })
  birthYear: number | null;

  @Classified('REQUEST')
  @Field(() => String, { nullable: true, description: 'ISO 3166-1 alpha-2.' })
  citizenship: string | null;

  @Classified('REQUEST')
  @Field(() => String, { nullable: true })
  description: string | null;

  readonly access: string;
  /** The request that waits, so that what is noted of its parts is noted of it. */
  readonly record: string;
}

@ObjectType({
  description:
    'What your authority wants to ask abroad. It has not left: a second person of the same authority sends it, and nobody else learns of it before.',
})
@Classified('REQUEST')
export class OutwardRequest {
  @Classified('OPEN')
  @Field(() => ID)
  id: string;

  @Classified('REQUEST')
  @Field(() => GraphQLDateTime, { nullable: true })
  preparedAt: Date | null;

  @Classified('REQUEST')
  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'When it ends, and what was answered to it is not read here any more.',
  })
  validUntil: Date | null;

  @Classified('REQUEST')
  @Field(() => String, { nullable: true, description: 'In which it is sent, and no other.' })
  purpose: string | null;

  @Classified('REQUEST')
  @Field(() => [String], { nullable: true, description: 'Categories of the case that it tells.' })
  carries: string[] | null;

  @Classified('REQUEST')
  @Field(() => String, { nullable: true, description: 'Your reference, as they will see it.' })
  reference: string | null;

  @Classified('REQUEST')
  @Field(() => String, { nullable: true, description: 'Theirs, from earlier letters.' })
  earlierReference: string | null;

  @Classified('REQUEST')
  @Field(() => String, { nullable: true })
  offence: string | null;

  @Classified('REQUEST')
  @Field(() => String, { nullable: true })
  proceeding: string | null;

  @Classified('REQUEST')
  @Field(() => [String], { nullable: true, description: 'Categories that it asks for.' })
  categories: string[] | null;

  @Classified('REQUEST')
  @Field(() => Urgency, { nullable: true })
  urgency: string | null;

  @Classified('REQUEST')
  @Field(() => EvidenceUse, { nullable: true })
  evidenceUse: string | null;

  @Classified('REQUEST')
  @Field(() => String, { nullable: true, description: 'ISO 639-1.' })
  language: string | null;

  @Classified('REQUEST')
  @Field(() => Boolean, { nullable: true, description: 'Of a persona of the sample.' })
  synthetic: boolean | null;

  readonly requested: string;
  /** Id of the case, which is looked for under row security. */
  readonly draftedFrom: string;
  /** Ids of persons of the case. */
  readonly persons: readonly string[];
  /** What is written in it, sealed until it is read. */
  readonly words: SealedRequestWords | null;
  readonly seeks: readonly OutwardPerson[];
  /** Sealed. */
  readonly encloses: readonly HeldDocument[];
  readonly access: string;
}

export const OutwardRequestPage = PageOf(OutwardRequest, 'OutwardRequestPage');

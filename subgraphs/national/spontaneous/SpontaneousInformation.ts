import { Classified, PageOf } from '@lidhja/enforcement';
import type { SealedRequestWords } from '@lidhja/exchange';
import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, ObjectType } from 'type-graphql';
import { OfferedCondition } from '../requests/InformationRequest';

@ObjectType({
  description:
    'What a colleague would send to another authority without a request; it waits for a second person. Once it was sent it is an `InformationRequest` that says `spontaneous`.',
})
export class SpontaneousInformation {
  @Classified('OPEN')
  @Field(() => ID)
  id: string;

  @Classified('REQUEST')
  @Field(() => ID, { nullable: true, description: 'Id of the authority that it is for.' })
  recipientId: string | null;

  @Classified('REQUEST')
  @Field(() => GraphQLDateTime, { nullable: true })
  preparedAt: Date | null;

  @Classified('REQUEST')
  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'When what is sent ends, and what was not sent until then.',
  })
  validUntil: Date | null;

  @Classified('REQUEST')
  @Field(() => String, { nullable: true, description: 'Your authority’s reference of it.' })
  reference: string | null;

  @Classified('REQUEST')
  @Field(() => String, { nullable: true })
  offence: string | null;

  @Classified('REQUEST')
  @Field(() => String, { nullable: true, description: 'The proceeding that it comes from.' })
  proceeding: string | null;

  @Classified('REQUEST')
  @Field(() => String, { nullable: true, description: 'The only one for which it may be used.' })
  purpose: string | null;

  @Classified('REQUEST')
  @Field(() => [String], { nullable: true, description: 'What of the case it opens.' })
  categories: string[] | null;

  @Classified('REQUEST')
  @Field(() => Boolean, { nullable: true, description: 'May be used as evidence before a court.' })
  asEvidence: boolean | null;

  @Classified('REQUEST')
  @Field(() => [String], {
    nullable: true,
    description: 'Handling codes, beside those of the agreement.',
  })
  handling: string[] | null;

  @Classified('REQUEST')
  @Field(() => String, { nullable: true, description: 'ISO 639-1.' })
  language: string | null;

  @Classified('REQUEST')
  @Field(() => [OfferedCondition], {
    nullable: true,
    description: 'The receiver accepts them before anything is read.',
  })
  conditions: OfferedCondition[] | null;

  @Classified('REQUEST')
  @Field(() => Boolean, {
    nullable: true,
    description: 'True where a persona of the sample prepared it.',
  })
  synthetic: boolean | null;

  /** What is written in it, sealed until it is read. */
  readonly words: SealedRequestWords;
  readonly access: string;
  /** Itself, so that what is noted of its parts is noted of it. */
  readonly record: string;
  /** Id of the case, which is looked for under row security. */
  readonly draftedFrom: string;
  readonly sortKey: string;
}

export const SpontaneousInformationPage = PageOf(
  SpontaneousInformation,
  'SpontaneousInformationPage',
);

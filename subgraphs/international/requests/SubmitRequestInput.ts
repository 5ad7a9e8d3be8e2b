import { CATEGORIES } from '@lidhja/policy';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  ArrayUnique,
  IsIn,
  IsUUID,
  Length,
  Matches,
  MaxLength,
} from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { EvidenceUse, Urgency } from './InformationRequest';

@InputType({ description: 'The purpose is that of the header `lidhja-purpose`.' })
export class SubmitInformationRequestInput {
  @Field(() => String, { description: '8 to 100 characters, new for each request.' })
  @Length(8, 100)
  idempotencyKey: string;

  @Field(() => ID, { description: 'Id of the authority that is asked.' })
  @IsUUID()
  requestedAuthority: string;

  @Field(() => String, { description: 'Your own reference.' })
  @Length(1, 100)
  reference: string;

  @Field(() => String, { nullable: true, description: 'Their reference from earlier letters.' })
  @MaxLength(100)
  earlierReference?: string | null;

  @Field(() => String, { description: 'An offence that the agreement lists; see `agreements`.' })
  @Length(1, 100)
  offence: string;

  @Field(() => String, { description: 'Court or office and number of your proceeding.' })
  @Length(3, 300)
  proceeding: string;

  @Field(() => [String], {
    description: 'Categories that you need, of those that `agreements` lists.',
  })
  @ArrayNotEmpty()
  @ArrayMaxSize(CATEGORIES.length)
  @ArrayUnique()
  @IsIn(CATEGORIES, { each: true })
  categories: string[];

  @Field(() => Urgency)
  urgency: Urgency;

  @Field(() => EvidenceUse)
  evidenceUse: EvidenceUse;

  @Field(() => String, { description: 'ISO 639-1.' })
  @Matches(/^[a-z]{2}$/)
  language: string;

  @Field(() => String, { description: 'What is asked, 10 to 2,000 characters, without names.' })
  @Length(10, 2000)
  summary: string;
}

import { Line, Lines } from '@lidhja/enforcement';
import { CATEGORIES, HANDLING_CODES } from '@lidhja/policy';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  ArrayUnique,
  IsISO6391,
  IsIn,
  IsOptional,
  IsUUID,
  ValidateNested,
} from 'class-validator';
import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, InputType } from 'type-graphql';
import { ConditionInput } from '../requests/DecideRequestInput';

/** Those for which an agency can read what was granted to it. */
const PURPOSES = ['THIS_PROCEEDING', 'RELATED_PROCEEDING', 'IMMEDIATE_THREAT'];

@InputType()
export class PrepareSpontaneousInformationInput {
  @Field(() => String, { description: '8 to 100 characters, new for each.' })
  @Line(8, 100)
  idempotencyKey: string;

  @Field(() => ID, { description: 'Id of the authority that it is for.' })
  @IsUUID()
  recipientId: string;

  @Field(() => String, { description: 'Your reference of the case that it is from.' })
  @Line(1, 100)
  caseReference: string;

  @Field(() => String, { description: 'Your reference of this letter, which they are told.' })
  @Line(1, 100)
  reference: string;

  @Field(() => String, { description: 'An offence that the agreement lists; see `agreements`.' })
  @Line(1, 100)
  offence: string;

  @Field(() => String, { description: 'Court or office and number of your proceeding.' })
  @Line(3, 300)
  proceeding: string;

  @Field(() => String, {
    description:
      'The only one for which it may be used: THIS_PROCEEDING, RELATED_PROCEEDING or IMMEDIATE_THREAT, as the agreement has it.',
  })
  @IsIn(PURPOSES)
  purpose: string;

  @Field(() => [String], {
    description: 'What of the case it opens, of the categories that `agreements` lists.',
  })
  @ArrayNotEmpty()
  @ArrayMaxSize(CATEGORIES.length)
  @ArrayUnique()
  @IsIn(CATEGORIES, { each: true })
  categories: string[];

  @Field(() => Boolean, {
    description: 'Whether it may be used as evidence before a court; never with H1.',
  })
  asEvidence: boolean;

  @Field(() => [String], {
    nullable: true,
    description: 'Handling codes, H0 to H3, beside those of the agreement.',
  })
  @IsOptional()
  @ArrayMaxSize(HANDLING_CODES.length)
  @ArrayUnique()
  @IsIn(HANDLING_CODES, { each: true })
  handling?: string[] | null;

  @Field(() => String, { description: 'ISO 639-1.' })
  @IsISO6391()
  language: string;

  @Field(() => String, {
    description: 'What it is and why you send it, 10 to 2,000 characters, without names.',
  })
  @Lines(10, 2000)
  summary: string;

  @Field(() => [ConditionInput], {
    description:
      'Under which it is given, such as that it stays confidential, one for a category at most; nothing is read before they are accepted.',
  })
  @ArrayNotEmpty()
  @ArrayMaxSize(CATEGORIES.length)
  @ArrayUnique((one: ConditionInput) => one.category)
  @ValidateNested({ each: true })
  conditions: ConditionInput[];

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'When what is sent ends; 90 days from now when left out, two years at most.',
  })
  validUntil?: Date | null;
}

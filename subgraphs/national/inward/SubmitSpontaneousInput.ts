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

/** Those for which what was sent can be read. */
const PURPOSES = ['THIS_PROCEEDING', 'RELATED_PROCEEDING', 'IMMEDIATE_THREAT'];
const MOST_AROUND = 10;

@InputType()
export class SubmitSpontaneousInformationInput {
  @Field(() => String, { description: '8 to 100 characters, new for each.' })
  @Line(8, 100)
  idempotencyKey: string;

  @Field(() => ID, {
    nullable: true,
    description:
      'Id of the authority that it is for, one that your agreement names; the first of them by name when left out.',
  })
  @IsOptional()
  @IsUUID()
  recipientId?: string | null;

  @Field(() => [ID], {
    nullable: true,
    description:
      'Ids of organisations and officials that have a part in it: neither they nor the office of such an official receives it. Told to nobody.',
  })
  @IsOptional()
  @ArrayMaxSize(MOST_AROUND)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  around?: string[] | null;

  @Field(() => String, { description: 'Your own reference.' })
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
    description: 'What it tells, of the categories that `agreements` lists.',
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
    description:
      'Handling codes, H0 to H3, beside those of the agreement; with H2 it is passed on to nobody without your permission.',
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
    description:
      'What it is about, 10 to 200 characters, without names: it is read before the conditions are accepted.',
  })
  @Line(10, 200)
  subject: string;

  @Field(() => String, {
    description:
      'The information, 10 to 10,000 characters; read by nobody before the conditions are accepted.',
  })
  @Lines(10, 10_000)
  text: string;

  @Field(() => [ConditionInput], {
    description:
      'Under which it is given, such as that it stays confidential, one for a category at most.',
  })
  @ArrayNotEmpty()
  @ArrayMaxSize(CATEGORIES.length)
  @ArrayUnique((one: ConditionInput) => one.category)
  @ValidateNested({ each: true })
  conditions: ConditionInput[];

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description:
      'Until when it may be kept and read; 90 days from now when left out, two years at most, and not longer than the agreement has it.',
  })
  validUntil?: Date | null;
}

@InputType()
export class WithdrawSpontaneousInformationInput {
  @Field(() => String, { description: '8 to 100 characters, new for each step.' })
  @Line(8, 100)
  idempotencyKey: string;

  @Field(() => ID)
  @IsUUID()
  requestId: string;

  @Field(() => String, {
    description: 'Why, 10 to 2,000 characters, without names; the receiver is told.',
  })
  @Lines(10, 2000)
  reason: string;
}

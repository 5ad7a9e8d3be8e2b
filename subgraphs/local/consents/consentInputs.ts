import { Line } from '@lidhja/enforcement';
import { PURPOSES } from '@lidhja/policy';
import { ArrayMaxSize, ArrayNotEmpty, ArrayUnique, IsIn, IsString, IsUUID } from 'class-validator';
import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, ID, InputType } from 'type-graphql';
import { CONSENT_CATEGORIES } from './consentCategories';

@InputType()
export class WithdrawConsentInput {
  @Field(() => String, {
    description: '8 to 100 characters; the same one again withdraws nothing more.',
  })
  @Line(8, 100)
  idempotencyKey: string;

  @Field(() => ID, { description: 'A consent that your organisation keeps.' })
  @IsUUID()
  consentId: string;
}

@InputType({ description: 'For one recipient; another recipient needs another consent.' })
export class RecordConsentInput {
  @Field(() => String, { description: '8 to 100 characters, new for each consent.' })
  @Line(8, 100)
  idempotencyKey: string;

  @Field(() => ID, {
    description: 'A referral of the person, of which you are told whom it names.',
  })
  @IsUUID()
  referralId: string;

  @Field(() => ID, { description: 'The organisation that may read; not your own.' })
  @IsUUID()
  recipientId: string;

  @Field(() => [String], { description: 'Purposes for which it may.' })
  @ArrayNotEmpty()
  @ArrayMaxSize(PURPOSES.length)
  @ArrayUnique()
  @IsIn(PURPOSES, { each: true })
  purposes: string[];

  @Field(() => [String], { description: 'Categories of data about the person.' })
  @ArrayNotEmpty()
  @ArrayMaxSize(CONSENT_CATEGORIES.length)
  @ArrayUnique()
  @IsIn(CONSENT_CATEGORIES, { each: true })
  categories: string[];

  @Field(() => GraphQLLocalDate, {
    description:
      'When the person was told, in a language that they understand, what it opens, to whom, and that it can be taken back. Not in the future.',
  })
  @IsString()
  informedOn: string;
}

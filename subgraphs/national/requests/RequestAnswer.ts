import { Classified, Line, Lines } from '@lidhja/enforcement';
import { CATEGORIES } from '@lidhja/policy';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  ArrayUnique,
  IsIn,
  IsOptional,
  IsUUID,
  ValidateNested,
} from 'class-validator';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { RequestDocumentInput } from '../outward/RequestDocumentInput';
import { OfferConditionsInput } from './DecideRequestInput';
import { RefusalGround } from './InformationRequest';

@ObjectType({ description: 'What was answered to one category, with the codes that stay with it.' })
export class AnsweredCategory {
  @Classified('REQUEST')
  @Field(() => String, { nullable: true })
  category: string | null;

  @Classified('REQUEST')
  @Field(() => String, {
    nullable: true,
    description:
      'In words. Withheld where it bears H1 and the request was for evidence: its provider has not permitted that.',
  })
  words: string | null;

  @Classified('REQUEST')
  @Field(() => [String], {
    nullable: true,
    description:
      'H1: not in judicial proceedings without permission; H2: to nobody else without permission; H3: as `restriction` says.',
  })
  handling: string[] | null;

  @Classified('REQUEST')
  @Field(() => String, { nullable: true, description: 'What H3 means, in words.' })
  restriction: string | null;

  @Classified('REQUEST')
  @Field(() => Boolean, { nullable: true, description: 'Of a persona of the sample.' })
  synthetic: boolean | null;

  readonly access: string;
  /** The request, so that what is noted of the answer is noted of it. */
  readonly record: string;
}

@ObjectType({ description: 'What the authority abroad told, to be used for that purpose alone.' })
export class RequestAnswer {
  @Classified('REQUEST')
  @Field(() => String, { nullable: true, description: 'Of the authority that was asked.' })
  reference: string | null;

  @Classified('REQUEST')
  @Field(() => [AnsweredCategory], { nullable: true })
  categories: AnsweredCategory[] | null;

  readonly access: string;
  readonly record: string;
}

@InputType({ description: 'The answer for one category: words, or a ground of refusal.' })
export class AnsweredCategoryInput {
  @Field(() => String)
  @IsIn(CATEGORIES)
  category: string;

  @Field(() => String, { nullable: true, description: '4,000 characters at most.' })
  @IsOptional()
  @Lines(1, 4000)
  words?: string | null;

  @Field(() => RefusalGround, { nullable: true, description: 'One that the agreement has.' })
  ground?: RefusalGround | null;

  @Field(() => [String], { nullable: true, description: 'H1, H2, H3.' })
  @IsOptional()
  @ArrayMaxSize(3)
  @ArrayUnique()
  @IsIn(['H1', 'H2', 'H3'], { each: true })
  handling?: string[] | null;

  @Field(() => String, { nullable: true, description: 'With H3, 3 to 500 characters.' })
  @IsOptional()
  @Lines(3, 500)
  restriction?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Under what condition it is told, 10 to 2,000 characters, without names; none of the answer is read before all are accepted.',
  })
  @IsOptional()
  @Lines(10, 2000)
  condition?: string | null;

  @Field(() => [RequestDocumentInput], {
    nullable: true,
    description:
      'What is told with the words, under the same codes and conditions; five at most with the whole answer.',
  })
  @IsOptional()
  @ValidateNested({ each: true })
  documents?: RequestDocumentInput[] | null;
}

@InputType()
export class AnswerRequestInput {
  @Field(() => String, { description: '8 to 100 characters, new for each step.' })
  @Line(8, 100)
  idempotencyKey: string;

  @Field(() => ID)
  @IsUUID()
  requestId: string;

  @Field(() => String, { description: 'Your own reference.' })
  @Line(1, 100)
  reference: string;

  @Field(() => [AnsweredCategoryInput], {
    description: 'One answer for each category that was asked for.',
  })
  @ArrayNotEmpty()
  @ArrayMaxSize(CATEGORIES.length)
  @ArrayUnique((answer: AnsweredCategoryInput) => answer.category)
  @ValidateNested({ each: true })
  categories: AnsweredCategoryInput[];
}

@InputType()
export class OfferAnswerConditionsInput extends OfferConditionsInput {}

@InputType()
export class RevokeAnswerInput {
  @Field(() => String, { description: '8 to 100 characters, new for each step.' })
  @Line(8, 100)
  idempotencyKey: string;

  @Field(() => ID)
  @IsUUID()
  requestId: string;

  @Field(() => String, { description: 'Why, 10 to 2,000 characters, without names.' })
  @Lines(10, 2000)
  reason: string;
}

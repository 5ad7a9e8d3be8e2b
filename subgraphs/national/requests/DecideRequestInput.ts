import { Line, Lines } from '@lidhja/enforcement';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  ArrayUnique,
  IsIn,
  IsOptional,
  IsUUID,
  ValidateNested,
} from 'class-validator';
import { CATEGORIES } from '@lidhja/policy';
import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, InputType } from 'type-graphql';
import { RefusalGround } from './InformationRequest';

@InputType({ description: 'The answer for one category: granted, or refused on a ground.' })
export class CategoryDecisionInput {
  @Field(() => String)
  @IsIn(CATEGORIES)
  category: string;

  @Field(() => RefusalGround, {
    nullable: true,
    description: 'One that the agreement has; leave it out to grant.',
  })
  ground?: RefusalGround | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Under what condition it is granted, 10 to 2,000 characters, without names; nothing leaves before it is accepted.',
  })
  @IsOptional()
  @Lines(10, 2000)
  condition?: string | null;
}

@InputType({ description: 'A condition for one category that was granted.' })
export class ConditionInput {
  @Field(() => String)
  @IsIn(CATEGORIES)
  category: string;

  @Field(() => String, { description: '10 to 2,000 characters, without names.' })
  @Lines(10, 2000)
  condition: string;
}

@InputType()
export class OfferConditionsInput {
  @Field(() => String, { description: '8 to 100 characters, new for each offer.' })
  @Line(8, 100)
  idempotencyKey: string;

  @Field(() => ID)
  @IsUUID()
  requestId: string;

  @Field(() => [ConditionInput], { description: 'One for a category at most.' })
  @ArrayNotEmpty()
  @ArrayMaxSize(CATEGORIES.length)
  @ArrayUnique((one: ConditionInput) => one.category)
  @ValidateNested({ each: true })
  conditions: ConditionInput[];
}

@InputType()
export class DecideRequestInput {
  @Field(() => String, { description: '8 to 100 characters, new for each decision.' })
  @Line(8, 100)
  idempotencyKey: string;

  @Field(() => ID)
  @IsUUID()
  requestId: string;

  @Field(() => String, {
    nullable: true,
    description: 'Your reference of the case that the request is about; needed to grant anything.',
  })
  @Line(0, 100)
  caseReference?: string | null;

  @Field(() => [CategoryDecisionInput], {
    description: 'One answer for each category that was asked for.',
  })
  @ArrayNotEmpty()
  @ArrayMaxSize(CATEGORIES.length)
  @ArrayUnique((answer: CategoryDecisionInput) => answer.category)
  @ValidateNested({ each: true })
  categories: CategoryDecisionInput[];

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'When what is granted ends; 90 days from now when left out, two years at most.',
  })
  validUntil?: Date | null;
}

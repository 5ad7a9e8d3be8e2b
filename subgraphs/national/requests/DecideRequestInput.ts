import {
  ArrayMaxSize,
  ArrayNotEmpty,
  ArrayUnique,
  IsIn,
  IsUUID,
  Length,
  MaxLength,
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

  @Field(() => RefusalGround, { nullable: true, description: 'Leave it out to grant.' })
  ground?: RefusalGround | null;
}

@InputType()
export class DecideRequestInput {
  @Field(() => String, { description: '8 to 100 characters, new for each decision.' })
  @Length(8, 100)
  idempotencyKey: string;

  @Field(() => ID)
  @IsUUID()
  requestId: string;

  @Field(() => String, {
    nullable: true,
    description: 'Your reference of the case that the request is about; needed to grant anything.',
  })
  @MaxLength(100)
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

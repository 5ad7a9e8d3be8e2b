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
import { RefusalGround } from '../requests/InformationRequest';
import { OnwardRequest } from './OnwardRequest';

@InputType({ description: 'The answer for one category: authorised, or refused on a ground.' })
export class OnwardCategoryInput {
  @Field(() => String)
  @IsIn(CATEGORIES)
  category: string;

  @Field(() => RefusalGround, {
    nullable: true,
    description: 'One that the agreement has; leave it out to authorise.',
  })
  ground?: RefusalGround | null;

  @Field(() => String, {
    nullable: true,
    description: 'Under what condition it may be passed on, 10 to 2,000 characters, without names.',
  })
  @IsOptional()
  @Lines(10, 2000)
  condition?: string | null;
}

@InputType()
export class ApproveOnwardDecisionInput {
  @Field(() => String, { description: '8 to 100 characters, new for each step.' })
  @Line(8, 100)
  idempotencyKey: string;

  @Field(() => ID)
  @IsUUID()
  onwardRequestId: string;
}

@InputType()
export class DecideOnwardRequestInput extends ApproveOnwardDecisionInput {
  @Field(() => [OnwardCategoryInput], {
    description: 'One answer for each category that is to be passed on.',
  })
  @ArrayNotEmpty()
  @ArrayMaxSize(CATEGORIES.length)
  @ArrayUnique((answer: OnwardCategoryInput) => answer.category)
  @ValidateNested({ each: true })
  categories: OnwardCategoryInput[];
}

@InputType()
export class RevokeOnwardAuthorisationInput extends ApproveOnwardDecisionInput {
  @Field(() => String, { description: 'Why, 10 to 500 characters, without names.' })
  @Lines(10, 500)
  reason: string;
}

@ObjectType({ description: 'The request to pass something on as it stands after the step.' })
export class OnwardStepPayload {
  @Classified('OPEN')
  @Field(() => Boolean, { description: 'True when the same step had been taken before.' })
  repeated: boolean;

  @Classified('REQUEST')
  @Field(() => OnwardRequest, { nullable: true })
  onwardRequest: OnwardRequest | null;

  readonly access: string;
}

import { Line } from '@lidhja/enforcement';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  ArrayUnique,
  IsOptional,
  IsUUID,
  ValidateNested,
} from 'class-validator';
import { CATEGORIES } from '@lidhja/policy';
import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, InputType } from 'type-graphql';
import { CategoryDecisionInput } from './DecideRequestInput';

@InputType({
  description: 'A decision as `decideRequest` takes it; nothing but the key is left out.',
})
export class PreviewDecisionInput {
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
    nullable: true,
    description:
      'One answer for each category that was asked for; left out for the decision that waits for its second person.',
  })
  @IsOptional()
  @ArrayNotEmpty()
  @ArrayMaxSize(CATEGORIES.length)
  @ArrayUnique((answer: CategoryDecisionInput) => answer.category)
  @ValidateNested({ each: true })
  categories?: CategoryDecisionInput[] | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'When what is granted ends; 90 days from now when left out, two years at most.',
  })
  validUntil?: Date | null;
}

import { Classified, Line, Lines } from '@lidhja/enforcement';
import { CATEGORIES, PURPOSES } from '@lidhja/policy';
import { ArrayMaxSize, ArrayNotEmpty, ArrayUnique, IsIn, IsUUID } from 'class-validator';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { OnwardRequest } from './OnwardRequest';

@InputType()
export class RequestOnwardTransferInput {
  @Field(() => String, { description: '8 to 100 characters, new for each step.' })
  @Line(8, 100)
  idempotencyKey: string;

  @Field(() => ID, { description: 'Of your request on which it was granted and read.' })
  @IsUUID()
  requestId: string;

  @Field(() => ID, { description: 'Id of the third authority; see `organisations`.' })
  @IsUUID()
  recipientId: string;

  @Field(() => [String], { description: 'Of those that were granted to you.' })
  @ArrayNotEmpty()
  @ArrayMaxSize(CATEGORIES.length)
  @ArrayUnique()
  @IsIn(CATEGORIES, { each: true })
  categories: string[];

  @Field(() => String, {
    description: 'What the recipient needs it for: a purpose that the agreement lists.',
  })
  @IsIn(PURPOSES)
  purpose: string;

  @Field(() => String, { description: 'Why, 10 to 2,000 characters, without names.' })
  @Lines(10, 2000)
  reason: string;
}

@ObjectType({ description: 'The request to pass something on as it was received.' })
export class OnwardRequestPayload {
  @Classified('OPEN')
  @Field(() => Boolean, { description: 'True when the same step had been taken before.' })
  repeated: boolean;

  @Classified('REQUEST')
  @Field(() => OnwardRequest, { nullable: true })
  onwardRequest: OnwardRequest | null;

  readonly access: string;
}

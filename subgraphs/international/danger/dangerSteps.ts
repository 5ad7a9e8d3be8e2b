import { Classified, Line, Lines } from '@lidhja/enforcement';
import { IsUUID } from 'class-validator';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { DangerReviewOutcome } from './dangerEnums';
import { DangerPush } from './DangerPush';

@InputType()
export class AcknowledgeDangerPushInput {
  @Field(() => String, { description: '8 to 100 characters, new for each step.' })
  @Line(8, 100)
  idempotencyKey: string;

  @Field(() => ID)
  @IsUUID()
  pushId: string;
}

@InputType()
export class ReviewDangerPushInput extends AcknowledgeDangerPushInput {
  @Field(() => DangerReviewOutcome)
  outcome: DangerReviewOutcome;

  @Field(() => String, { description: 'Why, 10 to 2,000 characters, without names.' })
  @Lines(10, 2000)
  words: string;
}

@InputType()
export class ProposeDangerCopiesDestroyedInput extends AcknowledgeDangerPushInput {}

@InputType()
export class ApproveDangerCopiesDestroyedInput extends AcknowledgeDangerPushInput {}

@ObjectType({ description: 'The word of danger as it stands after the step.' })
export class DangerPushPayload {
  @Classified('OPEN')
  @Field(() => Boolean, { description: 'True when the same step had been taken before.' })
  repeated: boolean;

  @Classified('REQUEST')
  @Field(() => DangerPush, { nullable: true })
  push: DangerPush | null;

  readonly access: string;
  /** The push, so that what is noted of the step is noted of it. */
  readonly about: string;
}

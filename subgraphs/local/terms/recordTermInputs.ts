import { Classified, Line } from '@lidhja/enforcement';
import { IsUUID } from 'class-validator';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { RecordRetentionStep, RecordTerm } from './RecordTerm';

@InputType()
export class ProposeRecordRetentionInput {
  @Field(() => String, { description: '8 to 100 characters, new for each step.' })
  @Line(8, 100)
  idempotencyKey: string;

  @Field(() => ID, { description: 'A referral, a consent or a return.' })
  @IsUUID()
  recordId: string;

  @Field(() => RecordRetentionStep)
  step: RecordRetentionStep;
}

@InputType()
export class ApproveRecordRetentionInput extends ProposeRecordRetentionInput {}

@ObjectType({ description: 'The record as it stands after the step.' })
export class RecordRetentionPayload {
  @Classified('OPEN')
  @Field(() => Boolean, { description: 'True when the same step had been taken before.' })
  repeated: boolean;

  @Classified('REQUEST')
  @Field(() => RecordTerm, { nullable: true })
  term: RecordTerm | null;

  readonly access: string;
  /** The record, so that what is noted of the step is noted of it. */
  readonly about: string;
}

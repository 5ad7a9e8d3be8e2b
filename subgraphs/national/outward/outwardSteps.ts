import { Classified, Line } from '@lidhja/enforcement';
import { IsUUID } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { OutwardRequest } from './OutwardRequest';

@InputType()
export class DiscardOutwardRequestInput {
  @Field(() => String, { description: '8 to 100 characters, new for each step.' })
  @Line(8, 100)
  idempotencyKey: string;

  @Field(() => ID)
  @IsUUID()
  outwardRequestId: string;
}

@InputType()
export class ApproveOutwardRequestInput extends DiscardOutwardRequestInput {
  @Field(() => Int, {
    nullable: true,
    description: 'How many documents of it you have seen; needed where it has any.',
  })
  documents?: number | null;
}

@ObjectType({ description: 'What is to be asked abroad, as long as it waits.' })
export class OutwardRequestPayload {
  @Classified('OPEN')
  @Field(() => Boolean, { description: 'True when the same step had been taken before.' })
  repeated: boolean;

  @Classified('REQUEST')
  @Field(() => OutwardRequest, { nullable: true })
  outwardRequest: OutwardRequest | null;

  readonly access: string;
}

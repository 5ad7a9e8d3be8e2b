import { Classified, Line, PageOf } from '@lidhja/enforcement';
import { IsUUID } from 'class-validator';
import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Notice } from './Notice';

@ObjectType({
  description:
    'A notice that was sent to the address of your authority and not taken, until it was given up.',
})
export class UndeliveredNotice {
  @Classified('OPEN')
  @Field(() => ID, { description: 'Of the notice; what was sent had it as `webhook-id`.' })
  id: string;

  @Classified('REQUEST')
  @Field(() => Notice, { nullable: true })
  notice: Notice | null;

  @Classified('REQUEST')
  @Field(() => Int, { nullable: true, description: 'How often it was sent.' })
  attempts: number | null;

  @Classified('REQUEST')
  @Field(() => GraphQLDateTime, { nullable: true })
  givenUpAt: Date | null;

  readonly access: string;
}

export const UndeliveredNoticePage = PageOf(UndeliveredNotice, 'UndeliveredNoticePage');

@InputType()
export class SendNoticeAgainInput {
  @Field(() => String, { description: '8 to 100 characters, new for each step.' })
  @Line(8, 100)
  idempotencyKey: string;

  @Field(() => ID, { description: 'Of a notice in `undeliveredNotices`.' })
  @IsUUID()
  noticeId: string;
}

@ObjectType()
export class SendNoticeAgainPayload {
  @Classified('OPEN')
  @Field(() => Boolean, { description: 'True when the same had been asked for before.' })
  repeated: boolean;

  @Classified('OPEN')
  @Field(() => ID)
  noticeId: string;
}

import { Classified, PageOf } from '@lidhja/enforcement';
import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, ObjectType } from 'type-graphql';
import {
  DangerCondition,
  DangerNeed,
  DangerPushState,
  DangerReviewOutcome,
  DangerTo,
} from './dangerEnums';

@ObjectType({ description: 'A piece of the message.' })
export class DangerItem {
  @Classified('REQUEST')
  @Field(() => String, { nullable: true })
  category: string | null;

  @Classified('REQUEST')
  @Field(() => DangerNeed, { nullable: true })
  neededFor: DangerNeed | null;

  @Classified('REQUEST')
  @Field(() => String, {
    nullable: true,
    description: 'Null in an inspection, and to a desk that confirmed that no copy is left.',
  })
  words: string | null;

  readonly access: string;
  /** The push, so that what is noted of its parts is noted of it. */
  readonly record: string;
}

@ObjectType({ description: 'What an inspection found afterwards.' })
export class DangerReview {
  @Classified('REQUEST')
  @Field(() => DangerReviewOutcome, { nullable: true })
  outcome: DangerReviewOutcome | null;

  @Classified('REQUEST')
  @Field(() => String, { nullable: true })
  words: string | null;

  @Classified('REQUEST')
  @Field(() => GraphQLDateTime, { nullable: true })
  reviewedAt: Date | null;

  readonly access: string;
  readonly record: string;
}

@ObjectType({ description: 'That whom it was sent to has read it.' })
export class DangerReceipt {
  @Classified('REQUEST')
  @Field(() => GraphQLDateTime, { nullable: true })
  readAt: Date | null;

  @Classified('REQUEST')
  @Field(() => ID, {
    nullable: true,
    description: 'The operation of the first reading, as in the record of the exchange.',
  })
  operation: string | null;

  readonly access: string;
  readonly record: string;
}

@ObjectType({
  description:
    'Word that a person is in immediate danger, sent by the holder of their record to the desk of the state where they are. It names no record, and opens none.',
})
export class DangerPush {
  @Classified('OPEN')
  @Field(() => ID)
  id: string;

  @Classified('OPEN')
  @Field(() => Boolean)
  synthetic: boolean;

  @Classified('REQUEST')
  @Field(() => GraphQLDateTime, { nullable: true })
  sentAt: Date | null;

  @Classified('REQUEST')
  @Field(() => DangerPushState, { nullable: true })
  state: DangerPushState | null;

  @Classified('REQUEST')
  @Field(() => String, { nullable: true, description: 'ISO 3166-1 alpha-2.' })
  whereabouts: string | null;

  @Classified('REQUEST')
  @Field(() => [DangerTo], { nullable: true })
  threatened: DangerTo[] | null;

  @Classified('REQUEST')
  @Field(() => String, {
    nullable: true,
    description: 'For its sender and for an inspection; null for whom it was sent to.',
  })
  grounds: string | null;

  @Classified('REQUEST')
  @Field(() => String, { nullable: true, description: 'The law that it was sent on.' })
  basis: string | null;

  @Classified('REQUEST')
  @Field(() => [String], { nullable: true, description: 'Handling codes of all of it.' })
  handling: string[] | null;

  @Classified('REQUEST')
  @Field(() => [DangerCondition], { nullable: true })
  conditions: DangerCondition[] | null;

  @Classified('REQUEST')
  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Whoever sent it calls then, where nobody has acknowledged it.',
  })
  followUpAt: Date | null;

  @Classified('REQUEST')
  @Field(() => GraphQLDateTime, { nullable: true })
  acknowledgedAt: Date | null;

  @Classified('REQUEST')
  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'By then someone who had no part in it has looked at it.',
  })
  reviewBy: Date | null;

  readonly sender: string;
  readonly recipient: string;
  readonly review: DangerReview | null;
  readonly receipt: DangerReceipt | null;
  readonly access: string;
}

export const DangerPushPage = PageOf(DangerPush, 'DangerPushPage');

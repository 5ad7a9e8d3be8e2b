import { Classified, PageOf } from '@lidhja/enforcement';
import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';

/** How a duty that a breach makes stands. */
export enum BreachDuty {
  DUE = 'DUE',
  OVERDUE = 'OVERDUE',
  DELAYED = 'DELAYED',
  DONE = 'DONE',
}
registerEnumType(BreachDuty, {
  name: 'BreachDuty',
  description: 'How a duty that a breach makes stands now.',
  valuesConfig: {
    OVERDUE: { description: 'Its term is over, and it was not done.' },
    DELAYED: { description: 'Put off for a reason that is stated, until a day.' },
  },
});

@ObjectType({
  description:
    'That data were reached that should not have been: there for the office that recorded it and, once it was notified, for the data-protection authority. It names nobody.',
})
@Classified('AUDIT')
export class Breach {
  @Classified('OPEN')
  @Field(() => ID)
  id: string;

  @Classified('OPEN')
  @Field(() => Boolean)
  synthetic: boolean;

  @Classified('AUDIT')
  @Field(() => GraphQLDateTime, { nullable: true, description: 'The clock starts then.' })
  knownAt: Date | null;

  @Classified('AUDIT')
  @Field(() => GraphQLDateTime, { nullable: true })
  recordedAt: Date | null;

  @Classified('AUDIT')
  @Field(() => GraphQLDateTime, {
    nullable: true,
    description:
      '72 hours after it became known: by then both are to be told (modernised Convention 108, article 7(2); the 72 hours to be confirmed by counsel).',
  })
  notifyBy: Date | null;

  @Classified('AUDIT')
  @Field(() => [String], {
    nullable: true,
    description: 'Categories of what was reached; empty while nobody knows.',
  })
  categories: string[] | null;

  @Classified('AUDIT')
  @Field(() => Int, { nullable: true, description: 'About how many; null while nobody knows.' })
  persons: number | null;

  @Classified('AUDIT')
  @Field(() => [ID], {
    nullable: true,
    description: 'Operations of the record by which it happened, where that is known.',
  })
  operations: string[] | null;

  @Classified('AUDIT')
  @Field(() => String, { nullable: true, description: 'What happened, without names.' })
  words: string | null;

  @Classified('AUDIT')
  @Field(() => BreachDuty, { nullable: true, description: 'To notify the authority.' })
  notification: string | null;

  @Classified('AUDIT')
  @Field(() => GraphQLDateTime, { nullable: true })
  notifiedAt: Date | null;

  @Classified('AUDIT')
  @Field(() => String, { nullable: true, description: 'Why it was notified late.' })
  lateBecause: string | null;

  @Classified('AUDIT')
  @Field(() => BreachDuty, { nullable: true, description: 'To tell the persons concerned.' })
  telling: string | null;

  @Classified('AUDIT')
  @Field(() => GraphQLDateTime, { nullable: true })
  toldAt: Date | null;

  @Classified('AUDIT')
  @Field(() => String, {
    nullable: true,
    description: 'Through which institutions or representatives, without names.',
  })
  toldThrough: string | null;

  @Classified('AUDIT')
  @Field(() => GraphQLDateTime, { nullable: true })
  delayedUntil: Date | null;

  @Classified('AUDIT')
  @Field(() => String, { nullable: true, description: 'Why they are not told yet.' })
  delayedBecause: string | null;

  readonly organisation: string;
  readonly authority: string;
  readonly access: string;
}

export const BreachPage = PageOf(Breach, 'BreachPage');

@ObjectType({ description: 'The breach as it stands after the step.' })
export class BreachPayload {
  @Classified('OPEN')
  @Field(() => Boolean, { description: 'True when the same step had been taken before.' })
  repeated: boolean;

  @Classified('AUDIT')
  @Field(() => Breach, { nullable: true })
  breach: Breach | null;

  readonly access: string;
  /** The breach, so that what is noted of the step is noted of it. */
  readonly about: string;
}

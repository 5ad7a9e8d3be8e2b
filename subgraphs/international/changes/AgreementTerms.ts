import { Classified } from '@lidhja/enforcement';
import { GraphQLDateTime } from 'graphql-scalars';
import { Field, Int, ObjectType } from 'type-graphql';

@ObjectType({ description: 'Time to answer from receipt, in hours, by urgency.' })
export class DeadlineHours {
  @Classified('ORGANISATIONAL')
  @Field(() => Int, { nullable: true, description: 'Urgent and directly accessible.' })
  urgentDirect: number | null;

  @Classified('ORGANISATIONAL')
  @Field(() => Int, { nullable: true })
  urgent: number | null;

  @Classified('ORGANISATIONAL')
  @Field(() => Int, { nullable: true })
  other: number | null;
}

@ObjectType({ description: 'What a proposed version of an agreement says.' })
export class AgreementTerms {
  @Classified('ORGANISATIONAL')
  @Field(() => String, {
    nullable: true,
    description: 'signed, in_force, suspended or denounced; all but in_force open nothing.',
  })
  status: string | null;

  @Classified('ORGANISATIONAL')
  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'In force from here, or from its activation if that is later.',
  })
  validFrom: Date | null;

  @Classified('ORGANISATIONAL')
  @Field(() => GraphQLDateTime, { nullable: true })
  validUntil: Date | null;

  @Classified('ORGANISATIONAL')
  @Field(() => [String], { nullable: true })
  offences: string[] | null;

  @Classified('ORGANISATIONAL')
  @Field(() => [String], { nullable: true })
  purposes: string[] | null;

  @Classified('ORGANISATIONAL')
  @Field(() => [String], { nullable: true })
  categories: string[] | null;

  @Classified('ORGANISATIONAL')
  @Field(() => DeadlineHours, { nullable: true })
  deadlineHours: DeadlineHours | null;

  @Classified('ORGANISATIONAL')
  @Field(() => [String], { nullable: true })
  handling: string[] | null;
}

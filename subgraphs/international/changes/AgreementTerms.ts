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

@ObjectType({ description: 'How long copies would be kept, from the grant on.' })
export class ProposedRetention {
  @Classified('ORGANISATIONAL')
  @Field(() => Int, { nullable: true })
  maxAgeDays: number | null;

  @Classified('ORGANISATIONAL')
  @Field(() => Int, { nullable: true })
  reviewEveryDays: number | null;

  @Classified('ORGANISATIONAL')
  @Field(() => String, { nullable: true, description: 'KEEP, REVIEW or DELETE.' })
  onCaseClosed: string | null;

  @Classified('ORGANISATIONAL')
  @Field(() => Boolean, { nullable: true, description: 'Whether a legal hold keeps them longer.' })
  legalHold: boolean | null;
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
    description: 'It begins here, or at its activation if that is later or this is left out.',
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

  @Classified('ORGANISATIONAL')
  @Field(() => String, { nullable: true, description: 'The text that the deadlines follow.' })
  deadlineTemplate: string | null;

  @Classified('ORGANISATIONAL')
  @Field(() => String, {
    nullable: true,
    description: 'Why a deadline is longer than that text has it.',
  })
  longerBecause: string | null;

  @Classified('ORGANISATIONAL')
  @Field(() => [String], { nullable: true })
  refusalGrounds: string[] | null;

  @Classified('ORGANISATIONAL')
  @Field(() => [String], { nullable: true })
  evidenceUses: string[] | null;

  @Classified('ORGANISATIONAL')
  @Field(() => String, { nullable: true, description: 'WITH_AUTHORISATION or NEVER.' })
  onward: string | null;

  @Classified('ORGANISATIONAL')
  @Field(() => Int, {
    nullable: true,
    description: 'Hours between the moments at which a hit/no-hit is told; null where none is.',
  })
  hitNoHitHours: number | null;

  @Classified('ORGANISATIONAL')
  @Field(() => ProposedRetention, { nullable: true })
  retention: ProposedRetention | null;
}

import { Lines } from '@lidhja/enforcement';
import { ArrayMaxSize, IsOptional, MaxLength, ValidateNested } from 'class-validator';
import { GraphQLDateTime } from 'graphql-scalars';
import { Field, InputType, Int } from 'type-graphql';

/** Entries of a list; more than any closed list has. */
export const MOST = 50;
export const LONGEST = 100;
const AS_BEFORE = 'Left out: as in the version before, and in a first one as the directive has it.';

@InputType({ description: 'Hours, from receipt of a request.' })
export class DeadlineHoursInput {
  @Field(() => Int, { description: 'Urgent and directly accessible.' })
  urgentDirect: number;

  @Field(() => Int)
  urgent: number;

  @Field(() => Int)
  other: number;
}

@InputType({ description: 'How long a copy of what was given is kept, counted from the grant on.' })
export class RetentionInput {
  @Field(() => Int, { description: 'Days after which it is deleted.' })
  maxAgeDays: number;

  @Field(() => Int, { description: 'Days after which it is looked through, again and again.' })
  reviewEveryDays: number;

  @Field(() => String, {
    description: 'When the case of whoever received it is closed: KEEP, REVIEW or DELETE.',
  })
  @MaxLength(LONGEST)
  onCaseClosed: string;

  @Field(() => Boolean, { description: 'Whether a legal hold keeps it past its age.' })
  legalHold: boolean;
}

@InputType({ description: 'What a version of an agreement says.' })
export class VersionTermsInput {
  @Field(() => GraphQLDateTime, {
    nullable: true,
    description:
      'The version before, if there is one, ends here. Left out: at once, when it is activated.',
  })
  validFrom?: Date | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'First instant after its end.' })
  validUntil?: Date | null;

  @Field(() => [String])
  @ArrayMaxSize(MOST)
  @MaxLength(LONGEST, { each: true })
  offences: string[];

  @Field(() => [String], { description: 'Of the closed list of purposes.' })
  @ArrayMaxSize(MOST)
  @MaxLength(LONGEST, { each: true })
  purposes: string[];

  @Field(() => [String], { description: 'Categories that can be read abroad.' })
  @ArrayMaxSize(MOST)
  @MaxLength(LONGEST, { each: true })
  categories: string[];

  @Field(() => DeadlineHoursInput)
  @ValidateNested()
  deadlineHours: DeadlineHoursInput;

  @Field(() => String, {
    nullable: true,
    description: `The text that the deadlines follow, DIRECTIVE_2023_977 or FRAMEWORK_DECISION_2006_960. ${AS_BEFORE}`,
  })
  @MaxLength(LONGEST)
  deadlineTemplate?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Why a deadline is longer than that text has it, where one is; 10 to 500 characters.',
  })
  @IsOptional()
  @Lines(10, 500)
  longerBecause?: string | null;

  @Field(() => [String], { description: 'H0 to H3, at least one.' })
  @ArrayMaxSize(MOST)
  @MaxLength(LONGEST, { each: true })
  handling: string[];

  @Field(() => [String], {
    nullable: true,
    description: `Grounds on which a request may be refused, of RefusalGround. ${AS_BEFORE}`,
  })
  @IsOptional()
  @ArrayMaxSize(MOST)
  @MaxLength(LONGEST, { each: true })
  refusalGrounds?: string[] | null;

  @Field(() => [String], {
    nullable: true,
    description: `INTELLIGENCE, JUDICIAL_EVIDENCE or both. ${AS_BEFORE}`,
  })
  @IsOptional()
  @ArrayMaxSize(MOST)
  @MaxLength(LONGEST, { each: true })
  evidenceUses?: string[] | null;

  @Field(() => String, {
    nullable: true,
    description: `Passing answers on: WITH_AUTHORISATION of the state they came from, or NEVER. ${AS_BEFORE}`,
  })
  @MaxLength(LONGEST)
  onward?: string | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Hours between the moments at which a hit/no-hit is told, no more than the most urgent deadline; 0 where none may be asked for. Left out: as in the version before, and in a first one none.',
  })
  hitNoHitHours?: number | null;

  @Field(() => RetentionInput, {
    nullable: true,
    description: `How long copies are kept; once agreed, it is changed and not dropped. ${AS_BEFORE}`,
  })
  @IsOptional()
  @ValidateNested()
  retention?: RetentionInput | null;
}

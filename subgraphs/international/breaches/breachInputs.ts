import { Line, Lines } from '@lidhja/enforcement';
import { CATEGORIES } from '@lidhja/policy';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsDate,
  IsIn,
  IsInt,
  IsOptional,
  IsUUID,
  Max,
  Min,
} from 'class-validator';
import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, InputType, Int } from 'type-graphql';

@InputType({ description: 'What is known of a breach. Nobody is named in it.' })
export class RecordBreachInput {
  @Field(() => String, { description: '8 to 100 characters, new for each breach.' })
  @Line(8, 100)
  idempotencyKey: string;

  @Field(() => GraphQLDateTime, { description: 'When it became known; not in the future.' })
  @IsDate()
  knownAt: Date;

  @Field(() => [String], {
    description: 'Categories of what was reached; none while nobody knows. Not open data alone.',
  })
  @ArrayMaxSize(CATEGORIES.length)
  @ArrayUnique()
  @IsIn(CATEGORIES, { each: true })
  categories: string[];

  @Field(() => Int, { nullable: true, description: 'About how many persons, where it is known.' })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(1_000_000)
  persons?: number | null;

  @Field(() => [ID], {
    defaultValue: [],
    description: 'Operations of the record, 50 at most, where it is known by which it happened.',
  })
  @ArrayMaxSize(50)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  operations: string[];

  @Field(() => String, { description: 'What happened, 10 to 2,000 characters, without names.' })
  @Lines(10, 2000)
  words: string;
}

@InputType()
export class NotifyBreachInput {
  @Field(() => String, { description: '8 to 100 characters, new for each step.' })
  @Line(8, 100)
  idempotencyKey: string;

  @Field(() => ID, { description: 'A breach that your office recorded.' })
  @IsUUID()
  breachId: string;

  @Field(() => String, {
    nullable: true,
    description: 'Why it comes after its term, 10 to 2,000 characters; needed then.',
  })
  @IsOptional()
  @Lines(10, 2000)
  lateBecause?: string | null;
}

@InputType()
export class RecordPersonsToldInput {
  @Field(() => String, { description: '8 to 100 characters, new for each step.' })
  @Line(8, 100)
  idempotencyKey: string;

  @Field(() => ID, { description: 'A breach that your office recorded.' })
  @IsUUID()
  breachId: string;

  @Field(() => String, {
    description:
      'Through which institutions or representatives they were told, 10 to 2,000 characters, without names.',
  })
  @Lines(10, 2000)
  through: string;
}

@InputType()
export class DelayTellingInput {
  @Field(() => String, { description: '8 to 100 characters, new for each step.' })
  @Line(8, 100)
  idempotencyKey: string;

  @Field(() => ID, { description: 'A breach that your office recorded.' })
  @IsUUID()
  breachId: string;

  @Field(() => String, {
    description: 'Why the persons are not told yet, 10 to 2,000 characters, without names.',
  })
  @Lines(10, 2000)
  because: string;

  @Field(() => GraphQLDateTime, { description: 'Until when; within 92 days.' })
  @IsDate()
  until: Date;
}

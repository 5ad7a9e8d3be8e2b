import { ArrayMaxSize, IsUUID, Length, MaxLength, ValidateNested } from 'class-validator';
import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, InputType, Int } from 'type-graphql';

/** Entries of a list; more than any closed list has. */
const MOST = 50;
const LONGEST = 100;

@InputType({ description: 'Hours, from receipt of a request.' })
export class DeadlineHoursInput {
  @Field(() => Int, { description: 'Urgent and directly accessible.' })
  urgentDirect: number;

  @Field(() => Int)
  urgent: number;

  @Field(() => Int)
  other: number;
}

@InputType({ description: 'A version that follows the latest one of the agreement, in full.' })
export class ProposeAgreementVersionInput {
  @Field(() => String, { description: '8 to 100 characters, new for each proposal.' })
  @Length(8, 100)
  idempotencyKey: string;

  @Field(() => ID, { description: 'Id of the agreement.' })
  @IsUUID()
  agreementId: string;

  @Field(() => String, { description: 'signed, in_force, suspended or denounced.' })
  @MaxLength(LONGEST)
  status: string;

  @Field(() => GraphQLDateTime, { description: 'The version before ends here.' })
  validFrom: Date;

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

  @Field(() => [String], { description: 'H0 to H3; may be empty.' })
  @ArrayMaxSize(MOST)
  @MaxLength(LONGEST, { each: true })
  handling: string[];
}

@InputType()
export class ActivatePolicyChangeInput {
  @Field(() => String, { description: '8 to 100 characters, new for each activation.' })
  @Length(8, 100)
  idempotencyKey: string;

  @Field(() => ID)
  @IsUUID()
  changeId: string;
}

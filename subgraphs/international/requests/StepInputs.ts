import { Line, Lines } from '@lidhja/enforcement';
import { IsOptional, IsUUID } from 'class-validator';
import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, InputType } from 'type-graphql';

/** What every step has. */
@InputType()
export abstract class RequestStepInput {
  @Field(() => String, { description: '8 to 100 characters, new for each step.' })
  @Line(8, 100)
  idempotencyKey: string;

  @Field(() => ID)
  @IsUUID()
  requestId: string;
}

@InputType()
export class AcknowledgeRequestInput extends RequestStepInput {
  @Field(() => String, {
    nullable: true,
    description: 'Your own reference, as they will see it; without names.',
  })
  @IsOptional()
  @Line(1, 100)
  reference?: string | null;
}

@InputType()
export class ConfirmReceiptInput extends RequestStepInput {}

@InputType()
export class CloseRequestInput extends RequestStepInput {}

@InputType()
export class AskClarificationInput extends RequestStepInput {
  @Field(() => String, { description: 'What is unclear, 10 to 2,000 characters, without names.' })
  @Lines(10, 2000)
  question: string;
}

@InputType()
export class AnswerClarificationInput extends RequestStepInput {
  @Field(() => String, { description: '10 to 2,000 characters, without names.' })
  @Lines(10, 2000)
  answer: string;
}

@InputType()
export class PostponeAnswerInput extends RequestStepInput {
  @Field(() => String, { description: 'Why, 10 to 2,000 characters, without names.' })
  @Lines(10, 2000)
  reason: string;
}

@InputType()
export class WithdrawRequestInput extends PostponeAnswerInput {}

@InputType()
export class AwaitAuthorisationInput extends PostponeAnswerInput {
  @Field(() => GraphQLDateTime, {
    description: 'When it is expected, a year from now at most; the requester is told.',
  })
  until: Date;
}

@InputType()
export class AcceptConditionsInput extends RequestStepInput {
  @Field(() => ID, {
    description: 'Of the offer that you have read; see `decision { offer { id } }`.',
  })
  @IsUUID()
  offerId: string;
}

@InputType()
export class DeclineConditionsInput extends AcceptConditionsInput {}

@InputType()
export class ReportUseInput extends RequestStepInput {
  @Field(() => String, {
    description: 'What was done with what was disclosed, 10 to 2,000 characters, without names.',
  })
  @Lines(10, 2000)
  report: string;
}

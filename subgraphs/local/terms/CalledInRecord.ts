import { Classified, Line, PageOf } from '@lidhja/enforcement';
import { IsUUID } from 'class-validator';
import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { TermedRecord } from './RecordTerm';

/** What is left of a record that was erased, for whoever had received it. */
@ObjectType({
  description:
    'A referral or a consent that was erased: copies of what its recipient took down are to be destroyed. There for both.',
})
export class CalledInRecord {
  @Classified('OPEN')
  @Field(() => ID, { description: 'The id that the record had.' })
  id: string;

  @Classified('REQUEST')
  @Field(() => TermedRecord, { nullable: true })
  record: TermedRecord | null;

  @Classified('REQUEST')
  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it was erased.' })
  calledInAt: Date | null;

  @Classified('REQUEST')
  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether a colleague of the recipient has said that no copy is left and no second person yet; to the recipient.',
  })
  proposed: boolean | null;

  @Classified('REQUEST')
  @Field(() => GraphQLDateTime, {
    nullable: true,
    description:
      'When a second person confirmed that no copy is left; whoever erased it sees that too.',
  })
  destroyedAt: Date | null;

  readonly recipientId: string;
  readonly access: string;
}

export const CalledInRecordPage = PageOf(CalledInRecord, 'CalledInRecordPage');

@InputType()
export class ProposeCopiesDestroyedInput {
  @Field(() => String, { description: '8 to 100 characters, new for each step.' })
  @Line(8, 100)
  idempotencyKey: string;

  @Field(() => ID, { description: 'The id that the record had.' })
  @IsUUID()
  recordId: string;
}

@InputType()
export class ApproveCopiesDestroyedInput extends ProposeCopiesDestroyedInput {}

@ObjectType({ description: 'What was called in as it stands after the step.' })
export class CopiesDestroyedPayload {
  @Classified('OPEN')
  @Field(() => Boolean, { description: 'True when the same step had been taken before.' })
  repeated: boolean;

  @Classified('REQUEST')
  @Field(() => CalledInRecord, { nullable: true })
  calledIn: CalledInRecord | null;

  readonly access: string;
  /** The record, so that what is noted of the step is noted of it. */
  readonly about: string;
}

import { Classified, Line } from '@lidhja/enforcement';
import { IsUUID } from 'class-validator';
import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { Case } from '../cases/Case';

/** What two persons of an authority do about a case of theirs that has ended. */
export enum CaseRetentionStep {
  KEEP = 'KEEP',
  ERASE = 'ERASE',
  HOLD = 'HOLD',
  LIFT_HOLD = 'LIFT_HOLD',
}
registerEnumType(CaseRetentionStep, {
  name: 'CaseRetentionStep',
  description: 'What two persons of an authority do about a case of theirs that has ended.',
  valuesConfig: {
    KEEP: { description: 'It was looked through and is needed, until the next review.' },
    ERASE: {
      description:
        'Destroys what names and describes whoever is in it, suspects and whom it cites. It cannot be undone.',
    },
    HOLD: { description: 'A legal hold: nothing is erased while it lasts. At any time.' },
    LIFT_HOLD: { description: 'The hold is over; terms run as if there had been none.' },
  },
});

@InputType()
export class ProposeCaseRetentionInput {
  @Field(() => String, { description: '8 to 100 characters, new for each step.' })
  @Line(8, 100)
  idempotencyKey: string;

  @Field(() => ID)
  @IsUUID()
  caseId: string;

  @Field(() => CaseRetentionStep)
  step: CaseRetentionStep;
}

@InputType()
export class ApproveCaseRetentionInput extends ProposeCaseRetentionInput {}

@ObjectType({ description: 'The case as it stands after the step.' })
export class CaseRetentionPayload {
  @Classified('OPEN')
  @Field(() => Boolean, { description: 'True when the same step had been taken before.' })
  repeated: boolean;

  @Classified('CASE_STATUS')
  @Field(() => Case, { nullable: true })
  case: Case | null;

  readonly access: string;
}

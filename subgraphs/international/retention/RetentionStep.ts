import { Field, InputType, registerEnumType } from 'type-graphql';
import { AcknowledgeRequestInput } from '../requests/StepInputs';

/** What two persons of an authority do about something that it keeps. */
export enum RetentionStep {
  KEEP = 'KEEP',
  ERASE = 'ERASE',
  HOLD = 'HOLD',
  LIFT_HOLD = 'LIFT_HOLD',
  COPIES_DESTROYED = 'COPIES_DESTROYED',
}
registerEnumType(RetentionStep, {
  name: 'RetentionStep',
  description: 'What two persons of an authority do about something that it keeps.',
  valuesConfig: {
    KEEP: {
      description:
        'It was looked through and is needed, until the next review. Not possible where no term was agreed by which it would be due again.',
    },
    ERASE: {
      description:
        'Destroys the keys of what came with the request and what they opened. It cannot be undone.',
    },
    HOLD: { description: 'A legal hold: nothing is erased while it lasts. At any time.' },
    LIFT_HOLD: { description: 'By the authority that placed it.' },
    COPIES_DESTROYED: {
      description:
        'Confirms, by whoever read what was granted, that no copy of it is left with them.',
    },
  },
});

@InputType()
export class ProposeRetentionStepInput extends AcknowledgeRequestInput {
  @Field(() => RetentionStep)
  step: RetentionStep;
}

@InputType()
export class ApproveRetentionStepInput extends ProposeRetentionStepInput {}

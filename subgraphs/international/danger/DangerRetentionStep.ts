import { Field, InputType, registerEnumType } from 'type-graphql';
import { AcknowledgeDangerPushInput } from './dangerSteps';

/** What two persons of an inspection do about word of danger that was reviewed. */
export enum DangerRetentionStep {
  KEEP = 'KEEP',
  HOLD = 'HOLD',
  LIFT_HOLD = 'LIFT_HOLD',
}
registerEnumType(DangerRetentionStep, {
  name: 'DangerRetentionStep',
  description:
    'What two persons of an inspection do about word of danger. Past its age it is destroyed by itself.',
  valuesConfig: {
    KEEP: { description: 'It was looked through and is needed, until the next review.' },
    HOLD: { description: 'A legal hold: it is not destroyed while it lasts. At any time.' },
    LIFT_HOLD: { description: 'By the inspection that placed it.' },
  },
});

@InputType()
export class ProposeDangerRetentionInput extends AcknowledgeDangerPushInput {
  @Field(() => DangerRetentionStep)
  step: DangerRetentionStep;
}

@InputType()
export class ApproveDangerRetentionInput extends ProposeDangerRetentionInput {}

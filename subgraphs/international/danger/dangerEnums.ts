import { registerEnumType } from 'type-graphql';

/** What is in danger: CETS 197, article 33(1). Danger to public security is another purpose and another rule. */
export enum DangerTo {
  LIFE = 'LIFE',
  FREEDOM = 'FREEDOM',
  PHYSICAL_INTEGRITY = 'PHYSICAL_INTEGRITY',
}
registerEnumType(DangerTo, {
  name: 'DangerTo',
  description: 'What of a person is in immediate danger (CETS 197, article 33(1)).',
});

/** What protection needs a piece of the message for. */
export enum DangerNeed {
  FINDING = 'FINDING',
  RECOGNISING = 'RECOGNISING',
  SHIELDING = 'SHIELDING',
}
registerEnumType(DangerNeed, {
  name: 'DangerNeed',
  description: 'What protection needs a piece of the message for.',
  valuesConfig: {
    FINDING: { description: 'To find the person.' },
    RECOGNISING: { description: 'To know them.' },
    SHIELDING: { description: 'To keep away whom they are in danger from.' },
  },
});

/** How word of danger stands. */
export enum DangerPushState {
  SENT = 'SENT',
  FOLLOWED_UP = 'FOLLOWED_UP',
  ACKNOWLEDGED = 'ACKNOWLEDGED',
  REVIEWED = 'REVIEWED',
}
registerEnumType(DangerPushState, {
  name: 'DangerPushState',
  description: 'How word of danger stands. Whatever was sent ends in a review.',
  valuesConfig: {
    FOLLOWED_UP: { description: 'Nobody acknowledged it in time: call.' },
  },
});

/** What binds whoever receives it. */
export enum DangerCondition {
  PROTECTION_ONLY = 'PROTECTION_ONLY',
  NO_ONWARD_TRANSFER = 'NO_ONWARD_TRANSFER',
  NO_RIGHT_TO_READ = 'NO_RIGHT_TO_READ',
}
registerEnumType(DangerCondition, {
  name: 'DangerCondition',
  description: 'What binds whoever receives word of danger.',
  valuesConfig: {
    PROTECTION_ONLY: {
      description: 'It serves to protect the person and nothing else (speciality).',
    },
    NO_ONWARD_TRANSFER: { description: 'It is passed on to nobody without the sender.' },
    NO_RIGHT_TO_READ: { description: 'It is all: nothing more can be read because of it.' },
  },
});

/** What a review found. */
export enum DangerReviewOutcome {
  JUSTIFIED = 'JUSTIFIED',
  NOT_JUSTIFIED = 'NOT_JUSTIFIED',
}
registerEnumType(DangerReviewOutcome, {
  name: 'DangerReviewOutcome',
  description: 'Whether there were reasonable grounds, and no more was sent than was needed.',
});

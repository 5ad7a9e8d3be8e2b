import { registerEnumType } from 'type-graphql';
import { NOT_SENT, type NotSent } from '@lidhja/policy';

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

/** Why word of danger was not sent. */
export const DangerNotSent = Object.fromEntries(NOT_SENT.map((code) => [code, code])) as {
  readonly [Code in NotSent]: Code;
};
registerEnumType(DangerNotSent, {
  name: 'DangerNotSent',
  description: 'Why word of danger was not sent, and what to do: call the numbers first.',
  valuesConfig: {
    NOT_AVAILABLE: { description: 'There is no such record of yours. Check the reference.' },
    DANGER_NOT_STATED: { description: 'Say what is in danger and on which grounds.' },
    NOTHING_TO_SEND: {
      description: 'Of what you wrote nothing may go. Say who and where the person is.',
    },
    CONVENTION_NOT_IN_FORCE: {
      description:
        'CETS 197 is not in force between the two states. Call the desk at home, and ask under an agreement.',
    },
    NO_DUTY_DESK: { description: 'No desk is registered there that can be sent to. Call.' },
  },
});

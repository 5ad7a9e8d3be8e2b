import { ONWARD_STATES, type OnwardState as StateName } from '@lidhja/policy';
import { registerEnumType } from 'type-graphql';

/** How a request to pass something on stands. Derived from what happened, never stored. */
export const OnwardState = Object.fromEntries(ONWARD_STATES.map((name) => [name, name])) as {
  readonly [Name in StateName]: Name;
};
registerEnumType(OnwardState, {
  name: 'OnwardState',
  description:
    'How a request to pass something on stands, as far as you may know: to whoever asked, a decision that waits for a second person has not been taken.',
  valuesConfig: {
    WAITING: { description: 'For the authority that it came from: nothing is passed on.' },
    APPROVAL_PENDING: { description: 'Decided by one; a second person has to approve it.' },
    AUTHORISED: { description: 'To the recipient alone, as long as the grant lasts.' },
    PARTLY_AUTHORISED: { description: 'Some of the categories, each other has a ground.' },
    ENDED: {
      description: 'With the grant, its request, the rule of the agreement or the last copy of it.',
    },
  },
});

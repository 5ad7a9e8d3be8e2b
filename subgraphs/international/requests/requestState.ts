import {
  REQUEST_EVENTS,
  REQUEST_STATES,
  type RequestEvent as EventName,
  type RequestState as StateName,
} from '@lidhja/policy';
import { registerEnumType } from 'type-graphql';

const named = <T extends string>(names: readonly T[]): Readonly<Record<T, T>> =>
  Object.fromEntries(names.map((name) => [name, name])) as Record<T, T>;

/** Where a request stands. Derived from what happened, never stored. */
export const RequestState = named<StateName>(REQUEST_STATES);
registerEnumType(RequestState, {
  name: 'RequestState',
  description:
    'Where a request stands, as far as you may know: to the authority that asked, a decision that waits for a second person has not been taken.',
  valuesConfig: {
    SUBMITTED: { description: 'Received; its clock runs until it is decided.' },
    CLARIFICATION_ASKED: {
      description: 'Waits for the authority that asked; the clock is paused.',
    },
    AUTHORISATION_PENDING: { description: 'A judge has to authorise the answer.' },
    APPROVAL_PENDING: { description: 'Decided by one; a second person has to approve it.' },
    PARTLY_GRANTED: {
      description: 'Some of the categories were granted, each other has a ground.',
    },
    ANSWERED: { description: 'A hit/no-hit was told.' },
    CONDITIONS_OFFERED: { description: 'Nothing leaves before the conditions are accepted.' },
    DISCLOSED: { description: 'What was granted has been read.' },
    EXPIRED: { description: 'What was granted, or the agreement, has ended.' },
  },
});

/** What can happen to a request. */
export const RequestEventKind = named<EventName>(Object.keys(REQUEST_EVENTS) as EventName[]);
registerEnumType(RequestEventKind, {
  name: 'RequestEventKind',
  description: 'What happened to a request.',
  valuesConfig: {
    SENT: { description: 'Without a request, by the authority that it comes from.' },
    CLARIFIED: { description: 'A question was answered; the clock runs again.' },
    DOCUMENT_ADDED: { description: 'By the authority that asked, after it had asked.' },
    POSTPONED: {
      description:
        'The shortest term became three days; Framework Decision 2006/960/JHA, article 4.',
    },
    DECIDED: { description: 'By one person; told outside when a second has approved.' },
    ANSWERED: { description: 'A hit/no-hit was told, at the moment that its submission fixed.' },
    DISCLOSED: { description: 'Read for the first time.' },
  },
});

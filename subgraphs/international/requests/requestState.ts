import { registerEnumType } from 'type-graphql';

/** Where a request stands. Derived from what happened, never stored. */
export enum RequestState {
  SUBMITTED = 'SUBMITTED',
  GRANTED = 'GRANTED',
  PARTLY_GRANTED = 'PARTLY_GRANTED',
  REFUSED = 'REFUSED',
}
registerEnumType(RequestState, {
  name: 'RequestState',
  description:
    'How far the decision has come. Whether anything can be read under it now, after a second approval, a revocation or an end, shows in `disclosure`.',
  valuesConfig: {
    SUBMITTED: { description: 'Received; its clock runs until it is decided.' },
    PARTLY_GRANTED: {
      description: 'Some of the categories were granted, each other has a ground.',
    },
  },
});

/** The answers for the categories of one request; none before the decision. */
export function requestState(answers: readonly { granted: boolean }[]): RequestState {
  if (answers.length === 0) return RequestState.SUBMITTED;
  const granted = answers.filter((answer) => answer.granted).length;
  if (granted === 0) return RequestState.REFUSED;
  return granted === answers.length ? RequestState.GRANTED : RequestState.PARTLY_GRANTED;
}

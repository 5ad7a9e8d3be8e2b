import type { RequestEvent } from '@lidhja/policy';
import fc from 'fast-check';
import { activate, propose, PROPOSERS } from './agreementActs';
import { approve, decide, offer, read, reply, revoke } from './decisionActs';
import { at, categories, of, official, proposer, purpose, terms } from './draws';
import { answer, look, seal } from './hitActs';
import { oneOf, pass, restart, sendAgain } from './otherActs';
import { intrude, takeStep } from './requestActs';
import type { Sealable } from './shapes';
import { ask, submit } from './submissions';

const OF_REQUESTED: readonly RequestEvent[] = [
  ...(['ACKNOWLEDGED', 'ACKNOWLEDGED', 'CLARIFICATION_ASKED', 'AUTHORISATION_AWAITED'] as const),
  ...(['CLOSED', 'POSTPONED'] as const),
];
const OF_REQUESTING: readonly RequestEvent[] = [
  ...(['CLARIFIED', 'CLARIFIED', 'RECEIVED', 'RECEIVED', 'USE_REPORTED', 'CLOSED'] as const),
  'WITHDRAWN',
];

const step = (side: 'q' | 'a', events: readonly RequestEvent[]) =>
  of(
    side === 'q' ? 'requestingSteps' : 'requestedSteps',
    fc.record({ at, event: fc.constantFrom(...events), until: fc.constantFrom(3, 7, -1) }),
    ({ at: one, event, until }) => takeStep(one, event, side, until),
  );

export const SUBMIT = of('submit', fc.record({ purpose, categories }), (one) =>
  submit(one.purpose, one.categories),
);
export const DECIDE = of(
  'decide',
  fc.record({
    ...{ at, official, mask: fc.constantFrom(0, 0, 0, 1, 2, 4, 7), conditions: fc.nat(2) },
    until: fc.constantFrom(3, 11, 43),
  }),
  ({ at: one, official: by, mask, conditions, until }) =>
    decide(one, by, mask, conditions === 0, until),
);
export const REQUESTED = step('a', OF_REQUESTED);
export const REQUESTING = step('q', OF_REQUESTING);
export const READ = of('read', fc.record({ at, purpose }), (one) => read(one.at, one.purpose));
export const PROPOSE = of(
  'propose',
  fc.record({ proposer, agreement: fc.constantFrom(0, 0, 0, 1, null), terms }),
  (one) => propose(one.proposer, one.agreement, one.terms),
);
export const ACTIVATE = of('activate', fc.record({ proposer, at }), (one) =>
  activate(one.proposer, one.at),
);

/** Proposed by one and activated by the other, in two steps. */
export const AMEND = of(
  'amend',
  fc.record({ agreement: fc.constantFrom(0, 0, 0, 1, null), terms }),
  (one) => {
    const [first = '', second = ''] = PROPOSERS;
    return oneOf(
      {
        activate: activate(second, 0),
        activateForTheOther: activate(first, 0),
        propose: propose(first, one.agreement, one.terms),
      },
      0,
    );
  },
);

export const APPROVE = of('approve', fc.record({ at, official }), (one) =>
  approve(one.at, one.official),
);
export const REVOKE = of('revoke', fc.record({ at, official }), (one) =>
  revoke(one.at, one.official),
);
export const OFFER = of('offer', fc.record({ at, official, category: fc.nat(2) }), (one) =>
  offer(one.at, one.official, one.category),
);
export const REPLY = of(
  'reply',
  fc.record({ at, accepted: fc.boolean(), stale: fc.nat(2) }),
  (one) => reply(one.at, one.accepted, one.stale === 0),
);
export const INTRUDE = of(
  'intrude',
  fc.record({
    at,
    who: fc.constantFrom('greece-agency', 'prosecutor-fier'),
    event: fc.constantFrom<RequestEvent>('ACKNOWLEDGED', 'WITHDRAWN'),
  }),
  (one) => intrude(one.at, one.who, one.event),
  // Refused whatever stands.
  fc.constant(true),
);
export const PASS = of('pass', fc.record({ days: fc.integer({ min: 1, max: 4 }) }), (one) =>
  pass(one.days),
);
export const AGAIN = of('again', fc.record({ at: fc.nat(9), changed: fc.nat(3) }), (one) =>
  sendAgain(one.at, one.changed === 0),
);
export const RESTART = of('restart', fc.record({ roll: fc.nat(3) }), ({ roll }) =>
  restart(roll === 0),
);

export const ASK = of(
  'askHitNoHit',
  fc.record({ purpose, about: fc.constantFrom('PERSON', 'REFERENCE') }),
  (one) => ask(one.purpose, one.about),
);
/** Also by whom the request is none of; and also to what asks for something else. */
export const ANSWER = of(
  'answerHitNoHit',
  fc.record({
    at,
    who: fc.constantFrom('prosecutor-vlora', 'prosecutor-vlora-second', 'prosecutor-fier'),
    isHit: fc.boolean(),
  }),
  (one) => answer(one.at, one.who, one.isHit),
);
export const LOOK = of('look', fc.record({}), () => look(false));
export const SEAL = of(
  'seal',
  fc.record({ record: fc.constantFrom<Sealable>('case', 'person') }),
  (one) => seal(one.record),
);
/** Goes on from what may be a hit or not. */
export const GO_ON = of('goOn', fc.record({ purpose, categories, at }), (one) =>
  submit(one.purpose, one.categories, one.at),
);
/** Before it is told or after, as it comes. */
export const TAKE_BACK = of('takeBack', fc.record({ at }), (one) =>
  takeStep(one.at, 'WITHDRAWN', 'q', 3),
);

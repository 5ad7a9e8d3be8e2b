import type { RequestEvent } from '@lidhja/policy';
import fc from 'fast-check';
import { Command, type Act } from './Act';
import { PROPOSERS, activate, propose } from './agreementActs';
import type { Model, Status, Terms } from './Model';
import { oneOf, pass, restart, sendAgain } from './otherActs';
import type { Real } from './Real';
import {
  approve,
  decide,
  intrude,
  offer,
  read,
  reply,
  revoke,
  submit,
  takeStep,
} from './requestActs';

/** Of requests there are seldom more than two. */
const at = fc.constantFrom(0, 0, 0, 1);
/** Seldom: tried although it will be refused. */
const bold = fc.nat(2).map((roll) => roll === 0);
const official = fc.constantFrom('prosecutor-vlora', 'prosecutor-vlora-second');
const purpose = fc.constantFrom('THIS_PROCEEDING', 'THIS_PROCEEDING', 'RELATED_PROCEEDING');
const proposer = fc.constantFrom(...PROPOSERS, ...PROPOSERS, 'italy-agency');
const categories = fc.constantFrom(
  ['CASE_STATUS', 'OFFENCE'],
  ['CASE_STATUS', 'OFFENCE', 'VICTIM_IDENTITY'],
  ['CASE_STATUS'],
  ['OFFENCE', 'CASE_STATUS'],
);
const OF_REQUESTED: readonly RequestEvent[] = [
  ...(['ACKNOWLEDGED', 'ACKNOWLEDGED', 'CLARIFICATION_ASKED', 'AUTHORISATION_AWAITED'] as const),
  ...(['CLOSED', 'POSTPONED'] as const),
];
const OF_REQUESTING: readonly RequestEvent[] = [
  ...(['CLARIFIED', 'CLARIFIED', 'RECEIVED', 'RECEIVED', 'USE_REPORTED', 'CLOSED'] as const),
  'WITHDRAWN',
];

/** Instants of three kinds never meet: what begins, what ends, and now. */
const begins = fc.constantFrom(null, null, null, null, 2, 6);
const ends = fc.constantFrom(null, null, null, 1, 5, 41);
const terms: fc.Arbitrary<Terms> = fc
  .record({
    status: fc.constantFrom<Status>(
      ...(['in_force', 'in_force', 'in_force', 'suspended', 'denounced', 'denounced'] as const),
      'signed',
    ),
    from: begins,
    until: ends,
    purposes: fc.constantFrom(['THIS_PROCEEDING', 'RELATED_PROCEEDING'], ['THIS_PROCEEDING']),
    categories: fc.constantFrom(
      ['CASE_STATUS', 'OFFENCE', 'VICTIM_IDENTITY'],
      ['CASE_STATUS', 'OFFENCE'],
      ['CASE_STATUS'],
    ),
  })
  .filter(({ from, until }) => until === null || until > (from ?? 0));

const of = <Drawn extends object>(
  name: string,
  drawn: fc.Arbitrary<Drawn>,
  act: (drawn: Drawn) => Act,
  isTried: fc.Arbitrary<boolean> = bold,
): fc.Arbitrary<Command<Drawn & { bold: boolean }>> =>
  fc
    .tuple(drawn, isTried)
    .map(([one, isBold]) => new Command(name, { ...one, bold: isBold }, act(one)));

const step = (side: 'q' | 'a', events: readonly RequestEvent[]) =>
  of(
    side === 'q' ? 'requestingSteps' : 'requestedSteps',
    fc.record({ at, event: fc.constantFrom(...events), until: fc.constantFrom(3, 7, -1) }),
    ({ at: one, event, until }) => takeStep(one, event, side, until),
  );

const SUBMIT = of('submit', fc.record({ purpose, categories }), (one) =>
  submit(one.purpose, one.categories),
);
const DECIDE = of(
  'decide',
  fc.record({
    ...{ at, official, mask: fc.constantFrom(0, 0, 0, 1, 2, 4, 7), conditions: fc.nat(2) },
    until: fc.constantFrom(3, 11, 43),
  }),
  ({ at: one, official: by, mask, conditions, until }) =>
    decide(one, by, mask, conditions === 0, until),
);
const REQUESTED = step('a', OF_REQUESTED);
const REQUESTING = step('q', OF_REQUESTING);
const READ = of('read', fc.record({ at, purpose }), (one) => read(one.at, one.purpose));
const PROPOSE = of(
  'propose',
  fc.record({ proposer, agreement: fc.constantFrom(0, 0, 0, 1, null), terms }),
  (one) => propose(one.proposer, one.agreement, one.terms),
);
const ACTIVATE = of('activate', fc.record({ proposer, at }), (one) =>
  activate(one.proposer, one.at),
);

/** Proposed by one and activated by the other, in two steps. */
const AMEND = of(
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

const APPROVE = of('approve', fc.record({ at, official }), (one) => approve(one.at, one.official));
const REVOKE = of('revoke', fc.record({ at, official }), (one) => revoke(one.at, one.official));
const OFFER = of('offer', fc.record({ at, official, category: fc.nat(2) }), (one) =>
  offer(one.at, one.official, one.category),
);
const REPLY = of('reply', fc.record({ at, accepted: fc.boolean(), stale: fc.nat(2) }), (one) =>
  reply(one.at, one.accepted, one.stale === 0),
);
const INTRUDE = of(
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
const PASS = of('pass', fc.record({ days: fc.integer({ min: 1, max: 4 }) }), (one) =>
  pass(one.days),
);
const AGAIN = of('again', fc.record({ at: fc.nat(9), changed: fc.nat(3) }), (one) =>
  sendAgain(one.at, one.changed === 0),
);
const RESTART = of('restart', fc.record({ roll: fc.nat(3) }), ({ roll }) => restart(roll === 0));

/** What may follow, as a request stands: so that sequences come far. */
const NEXT = of(
  'next',
  fc.record({
    at,
    roll: fc.nat(30),
    mask: fc.constantFrom(0, 0, 0, 1, 7),
    until: fc.constantFrom(3, 43),
  }),
  ({ at: one, roll, mask, until }) => {
    const [first, second] = ['prosecutor-vlora', 'prosecutor-vlora-second'];
    return oneOf(
      {
        acknowledge: takeStep(one, 'ACKNOWLEDGED', 'a', 3),
        ask: takeStep(one, 'CLARIFICATION_ASKED', 'a', 3),
        clarify: takeStep(one, 'CLARIFIED', 'q', 3),
        decide: decide(one, first, mask, false, until),
        decideOnConditions: decide(one, second, mask, true, until),
        approve: approve(one, second),
        offer: offer(one, first, 0),
        accept: reply(one, true, false),
        decline: reply(one, false, false),
        read: read(one, 'THIS_PROCEEDING'),
        confirm: takeStep(one, 'RECEIVED', 'q', 3),
        report: takeStep(one, 'USE_REPORTED', 'q', 3),
        close: takeStep(one, 'CLOSED', 'q', 3),
      },
      roll,
    );
  },
);

type Commands = fc.Arbitrary<Iterable<fc.AsyncCommand<Model, Real, true>>>;
const drawn = (
  maxCommands: number,
  ...commands: fc.Arbitrary<Command<{ bold: boolean }>>[]
): Commands => fc.commands<Model, Real, true>(commands, { maxCommands, size: 'max' });

/** Sequences of every kind of step, of agreements before all, and of one request before all. */
export const SEQUENCES: Commands = fc.oneof(
  drawn(
    40,
    ...[SUBMIT, SUBMIT, NEXT, NEXT, NEXT, NEXT, NEXT, NEXT, REQUESTED, DECIDE, REQUESTING, READ],
    ...[AMEND, AMEND, PROPOSE, ACTIVATE, APPROVE, REVOKE, OFFER, REPLY, INTRUDE, PASS],
    ...[AGAIN, RESTART],
  ),
  drawn(
    18,
    ...[SUBMIT, SUBMIT, AMEND, AMEND, AMEND, AMEND, AMEND, PROPOSE, ACTIVATE, ACTIVATE, PASS, PASS],
    AGAIN,
  ),
  drawn(
    32,
    ...[
      SUBMIT,
      SUBMIT,
      NEXT,
      NEXT,
      NEXT,
      NEXT,
      NEXT,
      REQUESTED,
      DECIDE,
      REQUESTING,
      READ,
      APPROVE,
      REVOKE,
    ],
    ...[OFFER, REPLY, REPLY, PASS],
  ),
);

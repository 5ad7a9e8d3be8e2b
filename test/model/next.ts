import fc from 'fast-check';
import { approve, decide, offer, read, reply } from './decisionActs';
import { at, of } from './draws';
import { answer, look } from './hitActs';
import { oneOf } from './otherActs';
import { takeStep } from './requestActs';

/** What may follow, as a request stands: so that sequences come far. */
export const NEXT = of(
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
        hit: answer(one, first, true),
        noHit: answer(one, second, false),
        tell: look(true),
      },
      roll,
    );
  },
);

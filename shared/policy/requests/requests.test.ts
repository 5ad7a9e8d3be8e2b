import {
  NEITHER_CONFIRMED_NOR_DENIED,
  REFUSAL_GROUNDS,
  REQUEST_STATES,
  REQUEST_STEPS,
  URGENCIES,
  outwardGround,
  type RequestState,
} from '../index';

type Steps = Readonly<Record<RequestState, readonly RequestState[]>>;

/** States that can be reached from one, without passing through some. */
function reachedFrom(steps: Steps, from: RequestState, past: readonly RequestState[] = []) {
  const reached = new Set<RequestState>([from]);
  for (const state of reached) {
    if (!past.includes(state)) steps[state].forEach((next) => reached.add(next));
  }
  return reached;
}

describe('the steps of a request', () => {
  it('are those of the specification', () => {
    expect(REQUEST_STEPS).toEqual({
      SUBMITTED: ['ACKNOWLEDGED', 'WITHDRAWN', 'EXPIRED'],
      ACKNOWLEDGED: [
        'CLARIFICATION_ASKED',
        'AUTHORISATION_PENDING',
        'GRANTED',
        'PARTLY_GRANTED',
        'REFUSED',
        'WITHDRAWN',
        'EXPIRED',
      ],
      CLARIFICATION_ASKED: ['ACKNOWLEDGED', 'WITHDRAWN', 'EXPIRED'],
      AUTHORISATION_PENDING: [
        'CLARIFICATION_ASKED',
        'GRANTED',
        'PARTLY_GRANTED',
        'REFUSED',
        'WITHDRAWN',
        'EXPIRED',
      ],
      GRANTED: ['DISCLOSED', 'WITHDRAWN', 'EXPIRED', 'REVOKED'],
      PARTLY_GRANTED: ['DISCLOSED', 'WITHDRAWN', 'EXPIRED', 'REVOKED'],
      REFUSED: ['CLOSED'],
      DISCLOSED: ['RECEIVED', 'EXPIRED', 'REVOKED'],
      RECEIVED: ['USE_REPORTED', 'CLOSED', 'EXPIRED', 'REVOKED'],
      USE_REPORTED: ['CLOSED', 'EXPIRED', 'REVOKED'],
      CLOSED: [],
      WITHDRAWN: [],
      EXPIRED: [],
      REVOKED: [],
    });
    expect(Object.keys(REQUEST_STEPS)).toEqual([...REQUEST_STATES]);
    expect([...reachedFrom(REQUEST_STEPS, 'SUBMITTED')].sort()).toEqual([...REQUEST_STATES].sort());
  });

  it('disclose nothing that was not granted', () => {
    const past = ['GRANTED', 'PARTLY_GRANTED'] as const;
    expect(reachedFrom(REQUEST_STEPS, 'SUBMITTED', past)).not.toContain('DISCLOSED');
    const hasty: Steps = { ...REQUEST_STEPS, ACKNOWLEDGED: ['DISCLOSED'] };
    expect(reachedFrom(hasty, 'SUBMITTED', past)).toContain('DISCLOSED');
  });

  it('reopen nothing that is over', () => {
    const over = REQUEST_STATES.filter((state) => REQUEST_STEPS[state].length === 0);
    expect(over).toEqual(['CLOSED', 'WITHDRAWN', 'EXPIRED', 'REVOKED']);
    expect([REQUEST_STEPS, REQUEST_STATES, URGENCIES].every((one) => Object.isFrozen(one))).toBe(
      true,
    );
    expect(URGENCIES).toEqual(['URGENT_DIRECT', 'URGENT', 'OTHER']);
  });
});

describe('a ground of refusal', () => {
  it('is told as it is only where it says nothing of whether there is anything', () => {
    expect(NEITHER_CONFIRMED_NOR_DENIED).toBe('NEITHER_CONFIRMED_NOR_DENIED');
    const told = Object.keys(REFUSAL_GROUNDS).filter((ground) => outwardGround(ground) === ground);
    expect(told).toEqual([
      'NOT_CONFORMING',
      'BEYOND_PERMITTED_CATEGORIES',
      'OFFENCE_OF_ONE_YEAR_OR_LESS',
    ]);
    const others = Object.keys(REFUSAL_GROUNDS).filter((ground) => !told.includes(ground));
    expect(others).toEqual([
      'NOT_AVAILABLE',
      'JUDICIAL_AUTHORISATION_REFUSED',
      'INACCURATE_OR_OUTDATED',
      'NATIONAL_SECURITY',
      'ONGOING_INVESTIGATION',
      'SAFETY_OF_A_PERSON',
      'INTERESTS_OF_A_LEGAL_PERSON',
    ]);
    for (const ground of [...others, 'NOT_AN_OFFENCE_THERE', 'toString']) {
      expect(outwardGround(ground)).toBe(NEITHER_CONFIRMED_NOR_DENIED);
    }
  });
});

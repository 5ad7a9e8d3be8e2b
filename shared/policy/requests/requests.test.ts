import {
  ADDED_GROUNDS,
  NEITHER_CONFIRMED_NOR_DENIED,
  REFUSAL_GROUNDS,
  REQUEST_COURSE,
  REQUEST_EVENTS,
  REQUEST_STATES,
  URGENCIES,
  outwardGround,
  requestSteps,
  stateAfter,
  type RequestEvent,
  type RequestState,
} from '../index';

type Course = Readonly<Record<RequestState, Readonly<Partial<Record<RequestEvent, RequestState>>>>>;

/** States that can be reached from one, without passing through some. */
function reachedFrom(course: Course, from: RequestState, past: readonly RequestState[] = []) {
  const reached = new Set<RequestState>([from]);
  for (const state of reached) {
    if (!past.includes(state)) Object.values(course[state]).forEach((next) => reached.add(next));
  }
  return reached;
}

describe('the course of a request', () => {
  it('is that of the specification', () => {
    const next = (state: RequestState): string[] =>
      [...new Set(Object.values(REQUEST_COURSE[state]))].sort();
    const before = ['EXPIRED', 'WITHDRAWN'];
    const decided = ['APPROVAL_PENDING', 'GRANTED', 'PARTLY_GRANTED', 'REFUSED'];
    const after = ['EXPIRED', 'REVOKED'];
    const open = ['CONDITIONS_OFFERED', 'DISCLOSED', 'EXPIRED', 'REVOKED', 'WITHDRAWN'];
    expect(Object.fromEntries(REQUEST_STATES.map((state) => [state, next(state)]))).toEqual({
      SUBMITTED: ['ACKNOWLEDGED', 'EXPIRED', 'SUBMITTED', 'WITHDRAWN'],
      ACKNOWLEDGED: [
        ...['ACKNOWLEDGED', 'ANSWERED', 'AUTHORISATION_PENDING', 'CLARIFICATION_ASKED', ...decided],
        ...before,
      ].sort(),
      CLARIFICATION_ASKED: ['ACKNOWLEDGED', 'CLARIFICATION_ASKED', ...before],
      AUTHORISATION_PENDING: [
        ...['ANSWERED', 'AUTHORISATION_PENDING', 'CLARIFICATION_ASKED', ...decided],
        ...before,
      ].sort(),
      APPROVAL_PENDING: ['EXPIRED', 'GRANTED', 'PARTLY_GRANTED', 'WITHDRAWN'],
      GRANTED: open,
      PARTLY_GRANTED: open,
      REFUSED: ['CLOSED'],
      ANSWERED: ['CLOSED'],
      CONDITIONS_OFFERED: ['CONDITIONS_ACCEPTED', 'CONDITIONS_DECLINED', ...after, 'WITHDRAWN'],
      CONDITIONS_ACCEPTED: ['DISCLOSED', ...after, 'WITHDRAWN'],
      CONDITIONS_DECLINED: ['CLOSED', 'CONDITIONS_OFFERED', ...after],
      DISCLOSED: ['EXPIRED', 'RECEIVED', 'REVOKED'],
      RECEIVED: ['CLOSED', ...after, 'USE_REPORTED'],
      USE_REPORTED: ['CLOSED', ...after],
      CLOSED: [],
      WITHDRAWN: [],
      EXPIRED: [],
      REVOKED: [],
    });
    expect(Object.keys(REQUEST_COURSE)).toEqual([...REQUEST_STATES]);
    expect([...reachedFrom(REQUEST_COURSE, 'SUBMITTED')].sort()).toEqual(
      [...REQUEST_STATES].sort(),
    );
  });

  it('discloses nothing that was not granted, nor under conditions that were not accepted', () => {
    const past = ['GRANTED', 'PARTLY_GRANTED'] as const;
    expect(reachedFrom(REQUEST_COURSE, 'SUBMITTED', past)).not.toContain('DISCLOSED');
    const hasty: Course = { ...REQUEST_COURSE, ACKNOWLEDGED: { DISCLOSED: 'DISCLOSED' } };
    expect(reachedFrom(hasty, 'SUBMITTED', past)).toContain('DISCLOSED');
    const offered = reachedFrom(REQUEST_COURSE, 'CONDITIONS_OFFERED', ['CONDITIONS_ACCEPTED']);
    expect(offered).not.toContain('DISCLOSED');
  });

  it('reopens nothing that is over', () => {
    const over = REQUEST_STATES.filter((state) => Object.keys(REQUEST_COURSE[state]).length === 0);
    expect(over).toEqual(['CLOSED', 'WITHDRAWN', 'EXPIRED', 'REVOKED']);
    for (const end of ['CLOSED', 'WITHDRAWN', 'EXPIRED', 'REVOKED'] as const) {
      const read: RequestEvent[] = ['ACKNOWLEDGED', 'GRANTED', 'DISCLOSED', 'RECEIVED'];
      const events = end === 'WITHDRAWN' ? [end] : [...read, end];
      expect(stateAfter(events)).toBe(end);
      const all = Object.keys(REQUEST_EVENTS) as RequestEvent[];
      expect(stateAfter([...events, ...all])).toBe(stateAfter(events));
    }
    const frozen = [REQUEST_COURSE, REQUEST_EVENTS, REQUEST_STATES, URGENCIES];
    expect(frozen.every((one) => Object.isFrozen(one))).toBe(true);
    expect(URGENCIES).toEqual(['URGENT_DIRECT', 'URGENT', 'OTHER']);
  });

  it('says whose step each is', () => {
    const by = (side: string): string[] =>
      Object.entries(REQUEST_EVENTS)
        .filter(([, of]) => of === side)
        .map(([event]) => event);
    expect(by('requesting')).toEqual([
      ...['CLARIFIED', 'DOCUMENT_ADDED', 'CONDITIONS_ACCEPTED', 'CONDITIONS_DECLINED'],
      ...['RECEIVED', 'USE_REPORTED', 'WITHDRAWN'],
    ]);
    expect(by('either')).toEqual(['CLOSED']);
    expect(by('nobody')).toEqual(['SENT', 'ANSWERED', 'DISCLOSED', 'EXPIRED']);
    expect(by('requested')).toHaveLength(10);
    expect(requestSteps().filter(({ state }) => state === 'SUBMITTED')).toEqual([
      { state: 'SUBMITTED', event: 'SENT', next: 'ACKNOWLEDGED', side: 'nobody' },
      { state: 'SUBMITTED', event: 'ACKNOWLEDGED', next: 'ACKNOWLEDGED', side: 'requested' },
      { state: 'SUBMITTED', event: 'DOCUMENT_ADDED', next: 'SUBMITTED', side: 'requesting' },
      { state: 'SUBMITTED', event: 'WITHDRAWN', next: 'WITHDRAWN', side: 'requesting' },
      { state: 'SUBMITTED', event: 'EXPIRED', next: 'EXPIRED', side: 'nobody' },
    ]);
  });

  it('follows what happened, and stands where it stood at what is no step', () => {
    expect(stateAfter([])).toBe('SUBMITTED');
    expect(stateAfter(['GRANTED'])).toBe('SUBMITTED');
    expect(stateAfter(['ACKNOWLEDGED', 'CLARIFICATION_ASKED', 'CLARIFIED', 'REFUSED'])).toBe(
      'REFUSED',
    );
    expect(stateAfter(['ACKNOWLEDGED', 'DECIDED'])).toBe('APPROVAL_PENDING');
    expect(stateAfter(['ACKNOWLEDGED', 'DECIDED', 'GRANTED', 'REVOKED', 'EXPIRED'])).toBe(
      'REVOKED',
    );
  });
});

describe('a document that is added', () => {
  it('moves nothing, and is added until the request was decided', () => {
    const open = requestSteps().filter(({ event }) => event === 'DOCUMENT_ADDED');
    expect(open.filter(({ state, next }) => state !== next)).toEqual([]);
    expect(open.map(({ state }) => state)).toEqual([
      ...['SUBMITTED', 'ACKNOWLEDGED', 'CLARIFICATION_ASKED', 'AUTHORISATION_PENDING'],
    ]);
    expect(stateAfter(['ACKNOWLEDGED', 'DECIDED', 'DOCUMENT_ADDED'])).toBe('APPROVAL_PENDING');
  });
});

describe('a ground of refusal', () => {
  it('is told as it is only where it says nothing of whether there is anything', () => {
    expect(NEITHER_CONFIRMED_NOR_DENIED).toBe('NEITHER_CONFIRMED_NOR_DENIED');
    const told = Object.keys(REFUSAL_GROUNDS).filter((ground) => outwardGround(ground) === ground);
    expect(told).toEqual(['NOT_CONFORMING', 'BEYOND_PERMITTED_CATEGORIES', 'MINOR_OFFENCE']);
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
    for (const ground of [...others, ...ADDED_GROUNDS, 'toString']) {
      expect(outwardGround(ground)).toBe(NEITHER_CONFIRMED_NOR_DENIED);
    }
  });
});

import {
  DEADLINE_TEMPLATES,
  DEADLINE_TERMS,
  addTerm,
  clockOf,
  type Happened,
  type RequestState,
  type Running,
} from '../../index';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const TIRANA = 'Europe/Tirane';

const after = (at: string, term: number, zone = TIRANA): string =>
  new Date(addTerm(Date.parse(at), term, zone)).toISOString();

describe('a term', () => {
  it.each([
    ['over the change to summer time', '2026-03-28T11:00:00Z', 3 * DAY, '2026-03-31T10:00:00.000Z'],
    ['over the change to winter time', '2026-10-24T10:00:00Z', 7 * DAY, '2026-10-31T11:00:00.000Z'],
    ['soon after summer time began', '2026-03-26T11:00:00Z', 3 * DAY, '2026-03-29T10:00:00.000Z'],
    ['shortly before it ends', '2026-10-21T10:00:00Z', 3 * DAY, '2026-10-24T10:00:00.000Z'],
    ['over a leap day', '2028-02-27T12:00:00Z', 3 * DAY, '2028-03-01T12:00:00.000Z'],
    ['over no leap day', '2026-02-27T12:00:00Z', 3 * DAY, '2026-03-02T12:00:00.000Z'],
    // The clocks there never show 02:30 on 29 March, and show it twice on 25 October.
    ['that ends where no clock is', '2026-03-26T01:30:00Z', 3 * DAY, '2026-03-29T01:30:00.000Z'],
    [
      'that ends where clocks are twice',
      '2026-10-22T00:30:00Z',
      3 * DAY,
      '2026-10-25T01:30:00.000Z',
    ],
    ['of hours over a change', '2026-03-28T22:30:00Z', 8 * HOUR, '2026-03-29T06:30:00.000Z'],
    ['with its milliseconds', '2026-10-24T10:00:00.123Z', 7 * DAY, '2026-10-31T11:00:00.123Z'],
  ])('%s ends at the time of day of the authority that was asked', (_name, at, term, end) => {
    expect(after(at, term)).toBe(end);
  });

  it('is counted where the request was received', () => {
    expect(after('2026-03-28T11:00:00Z', 3 * DAY, 'UTC')).toBe('2026-03-31T11:00:00.000Z');
    expect(after('2026-11-01T03:00:00Z', DAY, 'America/New_York')).toBe('2026-11-02T04:00:00.000Z');
  });
});

const AT = Date.parse('2026-06-01T08:00:00Z');
const running = (more: Partial<Running> = {}): Running => ({
  submittedAt: AT,
  urgency: 'OTHER',
  term: 7 * DAY,
  template: 'DIRECTIVE_2023_977',
  zone: TIRANA,
  events: [],
  ...more,
});
const happened = (
  event: Happened['event'],
  days: number,
  until: number | null = null,
): Happened => ({
  event,
  at: AT + days * DAY,
  until,
});
const clock = (more: Partial<Running>, state: RequestState, days: number) =>
  clockOf(running(more), state, AT + days * DAY);

describe('the clock of a request', () => {
  it('is overdue when the term is over and nothing was decided', () => {
    expect(clock({}, 'ACKNOWLEDGED', 7)).toEqual({
      deadline: AT + 7 * DAY,
      pausedSince: null,
      overdue: false,
    });
    for (const state of [
      'SUBMITTED',
      'ACKNOWLEDGED',
      'AUTHORISATION_PENDING',
      'APPROVAL_PENDING',
    ] as const)
      expect(clock({}, state, 7.01).overdue).toBe(true);
    for (const state of ['GRANTED', 'REFUSED', 'WITHDRAWN', 'EXPIRED', 'CLOSED'] as const)
      expect(clock({}, state, 7.01).overdue).toBe(false);
  });

  it('is paused while a clarification is awaited, and ends later by as long', () => {
    const asked = [happened('ACKNOWLEDGED', 1), happened('CLARIFICATION_ASKED', 2)];
    expect(clock({ events: asked }, 'CLARIFICATION_ASKED', 9)).toEqual({
      deadline: null,
      pausedSince: AT + 2 * DAY,
      overdue: false,
    });
    const answered = [...asked, happened('CLARIFIED', 5)];
    expect(clock({ events: answered }, 'ACKNOWLEDGED', 9)).toEqual({
      deadline: AT + 10 * DAY,
      pausedSince: null,
      overdue: false,
    });
    const twice = [...answered, happened('CLARIFICATION_ASKED', 6), happened('CLARIFIED', 7)];
    expect(clock({ events: twice }, 'ACKNOWLEDGED', 9).deadline).toBe(AT + 11 * DAY);
  });

  it('is paused by no more than the question to its answer', () => {
    const asked = [happened('ACKNOWLEDGED', 1), happened('CLARIFICATION_ASKED', 2)];
    const withdrawn = [...asked, happened('WITHDRAWN', 4)];
    const usual = { deadline: AT + 7 * DAY, pausedSince: null, overdue: false };
    expect(clock({ events: withdrawn }, 'WITHDRAWN', 9)).toEqual(usual);
    const unasked = [happened('ACKNOWLEDGED', 1), happened('CLARIFIED', 2)];
    expect(clock({ events: unasked }, 'ACKNOWLEDGED', 6)).toEqual(usual);
  });

  it('stays overdue when it was so before a clarification was asked for', () => {
    const late = [happened('ACKNOWLEDGED', 1), happened('CLARIFICATION_ASKED', 8)];
    expect(clock({ events: late }, 'CLARIFICATION_ASKED', 9).overdue).toBe(true);
  });

  it('waits for a judge under the directive alone, and never less than its term', () => {
    const events = [happened('AUTHORISATION_AWAITED', 3, AT + 20 * DAY)];
    expect(clock({ events }, 'AUTHORISATION_PENDING', 9)).toMatchObject({
      deadline: AT + 20 * DAY,
      overdue: false,
    });
    const asked = [happened('CLARIFICATION_ASKED', 4), happened('CLARIFIED', 5)];
    const meanwhile = clock({ events: [...events, ...asked] }, 'ACKNOWLEDGED', 9);
    expect(meanwhile.deadline).toBe(AT + 20 * DAY);
    const soon = [...events, happened('AUTHORISATION_AWAITED', 4, AT + 5 * DAY)];
    expect(clock({ events: soon }, 'AUTHORISATION_PENDING', 9).deadline).toBe(AT + 7 * DAY);
    const framework = { events, template: 'FRAMEWORK_DECISION_2006_960' } as const;
    expect(clock(framework, 'AUTHORISATION_PENDING', 9)).toMatchObject({
      deadline: AT + 7 * DAY,
      overdue: true,
    });
  });

  it('makes three days of eight hours under the framework decision alone, where it was postponed', () => {
    const shortest = { urgency: 'URGENT_DIRECT', term: 8 * HOUR } as const;
    const events = [happened('POSTPONED', 0.2)];
    const framework = { template: 'FRAMEWORK_DECISION_2006_960' } as const;
    const deadline = (more: Partial<Running>) => clock(more, 'ACKNOWLEDGED', 0.1).deadline;
    expect(deadline({ ...shortest, ...framework })).toBe(AT + 8 * HOUR);
    expect(deadline({ ...shortest, ...framework, events })).toBe(AT + 3 * DAY);
    expect(deadline({ ...shortest, events })).toBe(AT + 8 * HOUR);
    const others = [happened('ACKNOWLEDGED', 0.1)];
    expect(deadline({ ...shortest, ...framework, events: others })).toBe(AT + 8 * HOUR);
    expect(deadline({ urgency: 'URGENT', term: DAY, ...framework, events })).toBe(AT + DAY);
  });
});

test('the two texts are kept apart', () => {
  expect(DEADLINE_TERMS).toEqual({
    DIRECTIVE_2023_977: {
      terms: { URGENT_DIRECT: 8 * HOUR, URGENT: 3 * DAY, OTHER: 7 * DAY },
      authorisationExceeds: true,
      postponedTo: null,
    },
    FRAMEWORK_DECISION_2006_960: {
      terms: { URGENT_DIRECT: 8 * HOUR, URGENT: 7 * DAY, OTHER: 14 * DAY },
      authorisationExceeds: false,
      postponedTo: 3 * DAY,
    },
  });
  expect(Object.keys(DEADLINE_TERMS)).toEqual([...DEADLINE_TEMPLATES]);
});

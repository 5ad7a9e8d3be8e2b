/** How a request to pass something on stands. It is worked out from what happened to it, and stored nowhere. */
export const ONWARD_STATES = Object.freeze([
  'WAITING',
  'APPROVAL_PENDING',
  'AUTHORISED',
  'PARTLY_AUTHORISED',
  'REFUSED',
  'REVOKED',
  'ENDED',
] as const);

export type OnwardState = (typeof ONWARD_STATES)[number];

/** What can happen to it, and whose step it is: of the authority that the data came from, or nobody's. */
export const ONWARD_EVENTS = Object.freeze({
  /** By one of two; told outside when the second has approved. */
  DECIDED: 'requested',
  AUTHORISED: 'requested',
  PARTLY_AUTHORISED: 'requested',
  REFUSED: 'requested',
  REVOKED: 'requested',
  /** What it rests on has ended: the grant, its request, the rule of the agreement or the last copy. */
  ENDED: 'nobody',
} as const satisfies Record<string, 'requested' | 'nobody'>);

export type OnwardEvent = keyof typeof ONWARD_EVENTS;

type Course = Readonly<Record<OnwardState, Readonly<Partial<Record<OnwardEvent, OnwardState>>>>>;

const TOLD = { AUTHORISED: 'AUTHORISED', PARTLY_AUTHORISED: 'PARTLY_AUTHORISED' } as const;
const AUTHORISED = { REVOKED: 'REVOKED', ENDED: 'ENDED' } as const;

/** What each event makes of each state; where a state does not name it, it is no step of that state. */
export const ONWARD_COURSE = Object.freeze({
  WAITING: { DECIDED: 'APPROVAL_PENDING', ...TOLD, REFUSED: 'REFUSED', ENDED: 'ENDED' },
  APPROVAL_PENDING: { ...TOLD, ENDED: 'ENDED' },
  AUTHORISED,
  PARTLY_AUTHORISED: AUTHORISED,
  REFUSED: {},
  REVOKED: {},
  ENDED: {},
} as const satisfies Course);

const COURSE: Course = ONWARD_COURSE;

/** The state after these events, in the order in which they happened. What is no step of a state leaves it. */
export const onwardStateAfter = (events: Iterable<OnwardEvent>): OnwardState => {
  let state: OnwardState = 'WAITING';
  for (const event of events) state = COURSE[state][event] ?? state;
  return state;
};

/** One line of the course: from a state by an event to the next. */
export interface OnwardStep {
  readonly state: OnwardState;
  readonly event: OnwardEvent;
  readonly next: OnwardState;
}

/** The course as lines, which the exchange has a copy of. */
export const onwardSteps = (): OnwardStep[] =>
  ONWARD_STATES.flatMap((state) =>
    Object.entries(COURSE[state]).map(([event, next]) => ({
      state,
      event: event as OnwardEvent,
      next,
    })),
  );

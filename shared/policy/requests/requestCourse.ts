/** How a request stands. It is worked out from what happened to it, and stored nowhere. */
export const REQUEST_STATES = Object.freeze([
  'SUBMITTED',
  'ACKNOWLEDGED',
  'CLARIFICATION_ASKED',
  'AUTHORISATION_PENDING',
  'APPROVAL_PENDING',
  'GRANTED',
  'PARTLY_GRANTED',
  'REFUSED',
  'ANSWERED',
  'CONDITIONS_OFFERED',
  'CONDITIONS_ACCEPTED',
  'CONDITIONS_DECLINED',
  'DISCLOSED',
  'RECEIVED',
  'USE_REPORTED',
  'CLOSED',
  'WITHDRAWN',
  'EXPIRED',
  'REVOKED',
] as const);

export type RequestState = (typeof REQUEST_STATES)[number];

/** The authority that asked, the one that was asked, either of them, or nobody: it happens. */
export type RequestSide = 'requesting' | 'requested' | 'either' | 'nobody';

/** What can happen to a request, and whose step it is. */
export const REQUEST_EVENTS = Object.freeze({
  /** Nobody asked: the authority sent it by itself, and grants it in the same step. */
  SENT: 'nobody',
  ACKNOWLEDGED: 'requested',
  /** The clock pauses until it is answered. */
  CLARIFICATION_ASKED: 'requested',
  CLARIFIED: 'requesting',
  /** A document was added after the request; it moves nothing. */
  DOCUMENT_ADDED: 'requesting',
  AUTHORISATION_AWAITED: 'requested',
  POSTPONED: 'requested',
  /** Decided by one of two; outside it is told when the second has approved. */
  DECIDED: 'requested',
  GRANTED: 'requested',
  PARTLY_GRANTED: 'requested',
  REFUSED: 'requested',
  /** A hit/no-hit was told, at its moment. */
  ANSWERED: 'nobody',
  CONDITIONS_OFFERED: 'requested',
  CONDITIONS_ACCEPTED: 'requesting',
  CONDITIONS_DECLINED: 'requesting',
  /** The first reading of what was granted. */
  DISCLOSED: 'nobody',
  RECEIVED: 'requesting',
  USE_REPORTED: 'requesting',
  CLOSED: 'either',
  WITHDRAWN: 'requesting',
  EXPIRED: 'nobody',
  REVOKED: 'requested',
} as const satisfies Record<string, RequestSide>);

export type RequestEvent = keyof typeof REQUEST_EVENTS;

type Course = Readonly<Record<RequestState, Readonly<Partial<Record<RequestEvent, RequestState>>>>>;

/** Before anything left, whoever asked can take it back; after, whoever gave can. */
const BEFORE = { WITHDRAWN: 'WITHDRAWN', EXPIRED: 'EXPIRED' } as const;
const AFTER = { EXPIRED: 'EXPIRED', REVOKED: 'REVOKED' } as const;
const TOLD = { GRANTED: 'GRANTED', PARTLY_GRANTED: 'PARTLY_GRANTED' } as const;
const DECISION = { DECIDED: 'APPROVAL_PENDING', ...TOLD, REFUSED: 'REFUSED' } as const;
/** What is granted leaves when the receiver has accepted the conditions (CETS 197, article 34(3); to be confirmed by counsel). */
const OPEN = {
  CONDITIONS_OFFERED: 'CONDITIONS_OFFERED',
  DISCLOSED: 'DISCLOSED',
  WITHDRAWN: 'WITHDRAWN',
  ...AFTER,
} as const;

/** What each event makes of each state; where a state does not name it, it is no step of that state. */
export const REQUEST_COURSE = Object.freeze({
  SUBMITTED: {
    SENT: 'ACKNOWLEDGED',
    ACKNOWLEDGED: 'ACKNOWLEDGED',
    DOCUMENT_ADDED: 'SUBMITTED',
    ...BEFORE,
  },
  ACKNOWLEDGED: {
    CLARIFICATION_ASKED: 'CLARIFICATION_ASKED',
    AUTHORISATION_AWAITED: 'AUTHORISATION_PENDING',
    POSTPONED: 'ACKNOWLEDGED',
    DOCUMENT_ADDED: 'ACKNOWLEDGED',
    ...DECISION,
    ANSWERED: 'ANSWERED',
    ...BEFORE,
  },
  CLARIFICATION_ASKED: {
    CLARIFIED: 'ACKNOWLEDGED',
    DOCUMENT_ADDED: 'CLARIFICATION_ASKED',
    ...BEFORE,
  },
  AUTHORISATION_PENDING: {
    CLARIFICATION_ASKED: 'CLARIFICATION_ASKED',
    /** Told again, for longer. */
    AUTHORISATION_AWAITED: 'AUTHORISATION_PENDING',
    DOCUMENT_ADDED: 'AUTHORISATION_PENDING',
    ...DECISION,
    ANSWERED: 'ANSWERED',
    ...BEFORE,
  },
  APPROVAL_PENDING: { ...TOLD, ...BEFORE },
  GRANTED: OPEN,
  PARTLY_GRANTED: OPEN,
  REFUSED: { CLOSED: 'CLOSED' },
  ANSWERED: { CLOSED: 'CLOSED' },
  CONDITIONS_OFFERED: {
    CONDITIONS_ACCEPTED: 'CONDITIONS_ACCEPTED',
    CONDITIONS_DECLINED: 'CONDITIONS_DECLINED',
    WITHDRAWN: 'WITHDRAWN',
    ...AFTER,
  },
  CONDITIONS_ACCEPTED: { DISCLOSED: 'DISCLOSED', WITHDRAWN: 'WITHDRAWN', ...AFTER },
  /** Others can be offered. */
  CONDITIONS_DECLINED: { CONDITIONS_OFFERED: 'CONDITIONS_OFFERED', CLOSED: 'CLOSED', ...AFTER },
  DISCLOSED: { RECEIVED: 'RECEIVED', ...AFTER },
  /** The use made is reported when asked (ETS 182, article 26), so that it can close without. */
  RECEIVED: { USE_REPORTED: 'USE_REPORTED', CLOSED: 'CLOSED', ...AFTER },
  USE_REPORTED: { CLOSED: 'CLOSED', ...AFTER },
  CLOSED: {},
  WITHDRAWN: {},
  EXPIRED: {},
  REVOKED: {},
} as const satisfies Course);

const COURSE: Course = REQUEST_COURSE;

/**
 * The state after these events, in the order in which they happened. What is no step of a state leaves
 * it: a grant that ends after its request was closed reopens nothing.
 */
export const stateAfter = (events: Iterable<RequestEvent>): RequestState => {
  let state: RequestState = 'SUBMITTED';
  for (const event of events) state = COURSE[state][event] ?? state;
  return state;
};

/** One line of the course: from a state by an event to the next, and whose step it is. */
export interface RequestStep {
  readonly state: RequestState;
  readonly event: RequestEvent;
  readonly next: RequestState;
  readonly side: RequestSide;
}

/** The course as lines, which the exchange has a copy of. */
export const requestSteps = (): RequestStep[] =>
  REQUEST_STATES.flatMap((state) =>
    Object.entries(COURSE[state]).map(([event, next]) => ({
      state,
      event: event as RequestEvent,
      next,
      side: REQUEST_EVENTS[event as RequestEvent],
    })),
  );

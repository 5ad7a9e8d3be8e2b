/** How a request stands. It is worked out from what happened to it, and stored nowhere. */
export const REQUEST_STATES = Object.freeze([
  'SUBMITTED',
  'ACKNOWLEDGED',
  'CLARIFICATION_ASKED',
  'AUTHORISATION_PENDING',
  'GRANTED',
  'PARTLY_GRANTED',
  'REFUSED',
  'DISCLOSED',
  'RECEIVED',
  'USE_REPORTED',
  'CLOSED',
  'WITHDRAWN',
  'EXPIRED',
  'REVOKED',
] as const);

export type RequestState = (typeof REQUEST_STATES)[number];

const DECISIONS = ['GRANTED', 'PARTLY_GRANTED', 'REFUSED'] as const;
/** Before anything left, whoever asked can take it back; after, whoever gave can. */
const BEFORE = ['WITHDRAWN', 'EXPIRED'] as const;
const AFTER = ['EXPIRED', 'REVOKED'] as const;

/** What may follow what. Nothing is disclosed that was not granted. */
export const REQUEST_STEPS = Object.freeze({
  SUBMITTED: ['ACKNOWLEDGED', ...BEFORE],
  ACKNOWLEDGED: ['CLARIFICATION_ASKED', 'AUTHORISATION_PENDING', ...DECISIONS, ...BEFORE],
  /** The clock pauses until it is answered, and the request stands acknowledged again. */
  CLARIFICATION_ASKED: ['ACKNOWLEDGED', ...BEFORE],
  AUTHORISATION_PENDING: ['CLARIFICATION_ASKED', ...DECISIONS, ...BEFORE],
  /** What is granted leaves when the receiver has accepted the conditions (CETS 197, article 34(3); to be confirmed by counsel). */
  GRANTED: ['DISCLOSED', 'WITHDRAWN', ...AFTER],
  PARTLY_GRANTED: ['DISCLOSED', 'WITHDRAWN', ...AFTER],
  REFUSED: ['CLOSED'],
  DISCLOSED: ['RECEIVED', ...AFTER],
  /** The use made is reported when asked (ETS 182, article 26), so that it can close without. */
  RECEIVED: ['USE_REPORTED', 'CLOSED', ...AFTER],
  USE_REPORTED: ['CLOSED', ...AFTER],
  CLOSED: [],
  WITHDRAWN: [],
  EXPIRED: [],
  REVOKED: [],
} as const satisfies Record<RequestState, readonly RequestState[]>);

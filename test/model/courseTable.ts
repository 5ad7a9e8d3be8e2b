import type { RequestEvent, RequestState } from '@lidhja/policy';

/** Who takes a step: the authority that asked (q), the one that was asked (a), either, or nobody. */
type By = 'q' | 'a' | '*' | '-';

// Written from the text of the rules and not from the policy's own table, so that the two can differ.
const BEFORE = 'q WITHDRAWN WITHDRAWN; - EXPIRED EXPIRED';
const AFTER = '- EXPIRED EXPIRED; a REVOKED REVOKED';
const DECIDED =
  'a DECIDED APPROVAL_PENDING; a GRANTED GRANTED; a PARTLY_GRANTED PARTLY_GRANTED; a REFUSED REFUSED';
const OPEN = `a CONDITIONS_OFFERED CONDITIONS_OFFERED; - DISCLOSED DISCLOSED; q WITHDRAWN WITHDRAWN; ${AFTER}`;

const LINES: Readonly<Record<RequestState, string>> = {
  SUBMITTED: `a ACKNOWLEDGED ACKNOWLEDGED; q DOCUMENT_ADDED SUBMITTED; ${BEFORE}`,
  ACKNOWLEDGED: `a CLARIFICATION_ASKED CLARIFICATION_ASKED; a AUTHORISATION_AWAITED AUTHORISATION_PENDING;
    a POSTPONED ACKNOWLEDGED; q DOCUMENT_ADDED ACKNOWLEDGED; ${DECIDED};
    - ANSWERED ANSWERED; ${BEFORE}`,
  CLARIFICATION_ASKED: `q CLARIFIED ACKNOWLEDGED; q DOCUMENT_ADDED CLARIFICATION_ASKED; ${BEFORE}`,
  AUTHORISATION_PENDING: `a CLARIFICATION_ASKED CLARIFICATION_ASKED; q DOCUMENT_ADDED AUTHORISATION_PENDING;
    a AUTHORISATION_AWAITED AUTHORISATION_PENDING; ${DECIDED}; - ANSWERED ANSWERED; ${BEFORE}`,
  APPROVAL_PENDING: `a GRANTED GRANTED; a PARTLY_GRANTED PARTLY_GRANTED; ${BEFORE}`,
  GRANTED: OPEN,
  PARTLY_GRANTED: OPEN,
  REFUSED: '* CLOSED CLOSED',
  ANSWERED: '* CLOSED CLOSED',
  CONDITIONS_OFFERED: `q CONDITIONS_ACCEPTED CONDITIONS_ACCEPTED; q CONDITIONS_DECLINED CONDITIONS_DECLINED;
    q WITHDRAWN WITHDRAWN; ${AFTER}`,
  CONDITIONS_ACCEPTED: `- DISCLOSED DISCLOSED; q WITHDRAWN WITHDRAWN; ${AFTER}`,
  CONDITIONS_DECLINED: `a CONDITIONS_OFFERED CONDITIONS_OFFERED; * CLOSED CLOSED; ${AFTER}`,
  DISCLOSED: `q RECEIVED RECEIVED; ${AFTER}`,
  RECEIVED: `q USE_REPORTED USE_REPORTED; * CLOSED CLOSED; ${AFTER}`,
  USE_REPORTED: `* CLOSED CLOSED; ${AFTER}`,
  CLOSED: '',
  WITHDRAWN: '',
  EXPIRED: '',
  REVOKED: '',
};

const TABLE = new Map(
  Object.entries(LINES).flatMap(([state, lines]) =>
    lines
      .split(';')
      .map((line) => line.trim().split(' '))
      .filter(({ length }) => length === 3)
      .map(([by, event, next]) => [`${state} ${event}`, [by as By, next as RequestState]] as const),
  ),
);

/** The state that a list of events comes to; what is no step of a state leaves it. */
export const stateAfter = (events: readonly RequestEvent[]): RequestState =>
  events.reduce<RequestState>(
    (state, event) => TABLE.get(`${state} ${event}`)?.[1] ?? state,
    'SUBMITTED',
  );

/** Why a side cannot take a step, by its code; null where it can. */
export function refusalOf(
  state: RequestState,
  event: RequestEvent,
  side: 'q' | 'a',
): string | null {
  const by = TABLE.get(`${state} ${event}`)?.[0];
  if (by === side || by === '*') return null;
  if (state === 'SUBMITTED') return 'REQUEST_NOT_ACKNOWLEDGED';
  if (state === 'CLARIFICATION_ASKED') return 'CLARIFICATION_PENDING';
  if (['CLOSED', 'WITHDRAWN', 'EXPIRED', 'REVOKED'].includes(state)) return 'REQUEST_OVER';
  return event === 'DECIDED' ? 'REQUEST_DECIDED' : 'STEP_NOT_POSSIBLE';
}

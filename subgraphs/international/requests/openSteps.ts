import { requestSteps, type RequestEvent, type RequestState } from '@lidhja/policy';
import type { RequesterKind } from '@lidhja/policy';
import type { ClockRow } from './CourseStore';
import type { InformationRequest } from './InformationRequest';

const STEPS = requestSteps();

/** The operation that takes a step; a decision is one operation, whatever comes of it. */
const OPERATIONS: Readonly<Partial<Record<RequestEvent, string>>> = {
  ACKNOWLEDGED: 'acknowledgeRequest',
  CLARIFICATION_ASKED: 'askClarification',
  CLARIFIED: 'answerClarification',
  DOCUMENT_ADDED: 'addRequestDocument',
  AUTHORISATION_AWAITED: 'awaitAuthorisation',
  POSTPONED: 'postponeAnswer',
  DECIDED: 'decideRequest',
  CONDITIONS_OFFERED: 'offerConditions',
  CONDITIONS_ACCEPTED: 'acceptConditions',
  CONDITIONS_DECLINED: 'declineConditions',
  RECEIVED: 'confirmReceipt',
  USE_REPORTED: 'reportUse',
  CLOSED: 'closeRequest',
  WITHDRAWN: 'withdrawRequest',
  REVOKED: 'revokeGrant',
};

/** Steps on a record, which its prosecutor takes. */
const PROSECUTORS: ReadonlySet<string> = new Set([
  ...['decideRequest', 'approveDecision', 'offerConditions', 'revokeGrant', 'answerHitNoHit'],
]);

interface Standing {
  readonly state: RequestState;
  readonly clock: ClockRow | null;
  /** The session's authority has answered a hit/no-hit that was not told yet. */
  readonly answered: boolean;
}

/** Names of the operations with which whoever reads a request can take it further, as it stands. */
export function openSteps(
  { requesting, requested, urgency, spontaneous, outward, inward, asks }: InformationRequest,
  { organisation, kind }: { readonly organisation: string | null; readonly kind: RequesterKind },
  { state, clock, answered }: Standing,
): string[] {
  // It waits for the moment at which it is told.
  if (answered && organisation === requested) return [];
  const sides = [
    ...(organisation === requesting ? ['requesting'] : []),
    ...(organisation === requested ? ['requested'] : []),
  ];
  const postponable =
    clock?.template === 'FRAMEWORK_DECISION_2006_960' && urgency === 'URGENT_DIRECT';
  // Decided without a grant, by an operation of its own.
  const answers = outward ? 'answerRequest' : asks === 'HIT_NO_HIT' ? 'answerHitNoHit' : null;
  // What authorities abroad give is no grant of a prosecutor here.
  const takesBack = outward ? 'revokeAnswer' : inward ? 'withdrawSpontaneousInformation' : null;
  const open = STEPS.filter(
    (step) =>
      step.state === state &&
      (sides.includes(step.side) || (step.side === 'either' && sides.length > 0)),
  ).flatMap(({ event }) => {
    if (event === 'DECIDED' && answers) return answers;
    if (event === 'REVOKED' && takesBack) return takesBack;
    // Conditions come with an answer from abroad, and others once these were declined.
    if (event === 'CONDITIONS_OFFERED' && outward)
      return state === 'CONDITIONS_DECLINED' ? 'offerAnswerConditions' : [];
    return OPERATIONS[event] ?? [];
  });
  const approves = state === 'APPROVAL_PENDING' && sides.includes('requested');
  return [...open, ...(approves ? ['approveDecision', 'revokeGrant'] : [])].filter(
    (name) =>
      (name !== 'postponeAnswer' || postponable) &&
      // Whoever did not ask has nothing to take back.
      (name !== 'withdrawRequest' || !spontaneous) &&
      // A document would leave by one person.
      (name !== 'addRequestDocument' || !outward) &&
      (!PROSECUTORS.has(name) || kind === 'prosecutor'),
  );
}

import type { RequestEvent, RequestState } from '../requestCourse';
import type { Urgency } from '../InformationRequest';
import { addTerm } from './addTerm';
import { DEADLINE_TERMS, type DeadlineTemplate } from './templates';

/** Something that happened to a request. Instants: epoch milliseconds. */
export interface Happened {
  readonly event: RequestEvent;
  readonly at: number;
  /** Until when, where the requester was told: a judicial authorisation. */
  readonly until: number | null;
}

/** What the clock of a request goes by. */
export interface Running {
  readonly submittedAt: number;
  readonly urgency: Urgency;
  /** Of the version of the agreement, for this urgency; milliseconds. */
  readonly term: number;
  readonly template: DeadlineTemplate;
  /** Of the authority that was asked. */
  readonly zone: string;
  /** In their order. */
  readonly events: readonly Happened[];
}

/** How the clock stands. Instants: epoch milliseconds. */
export interface RequestClock {
  /** When the answer is due; null while the clock is paused. */
  readonly deadline: number | null;
  /** Since when a clarification is awaited; null while the clock runs. */
  readonly pausedSince: number | null;
  readonly overdue: boolean;
}

const OPEN: ReadonlySet<RequestState> = new Set([
  ...(['SUBMITTED', 'ACKNOWLEDGED', 'CLARIFICATION_ASKED'] as const),
  ...(['AUTHORISATION_PENDING', 'APPROVAL_PENDING'] as const),
]);

interface Pauses {
  readonly length: number;
  readonly since: number | null;
}

const pausesOf = (events: readonly Happened[]): Pauses =>
  events.reduce<Pauses>(
    ({ length, since }, { event, at }) => {
      if (event === 'CLARIFICATION_ASKED') return { length, since: at };
      if (event !== 'CLARIFIED' || since === null) return { length, since };
      return { length: length + at - since, since: null };
    },
    { length: 0, since: null },
  );

/**
 * The clock of a request: it starts on receipt, and is paused from the question to the answer of each
 * clarification. Under Directive (EU) 2023/977 it waits for a judicial authorisation as long as the
 * requester was told; under Framework Decision 2006/960/JHA the shortest term can be postponed.
 * @param state as the reader is told it: to whom it is not decided, it is overdue
 */
export function clockOf(running: Running, state: RequestState, now: number): RequestClock {
  const { events, urgency, submittedAt, zone } = running;
  const { authorisationExceeds, postponedTo } = DEADLINE_TERMS[running.template];
  const postponed =
    postponedTo !== null &&
    urgency === 'URGENT_DIRECT' &&
    events.some(({ event }) => event === 'POSTPONED');
  const term = postponed ? Math.max(running.term, postponedTo) : running.term;
  const { length, since } = pausesOf(events);
  const told = events.findLast(({ event }) => event === 'AUTHORISATION_AWAITED')?.until ?? 0;
  const due = Math.max(addTerm(submittedAt, term, zone) + length, authorisationExceeds ? told : 0);
  const awaited = state === 'CLARIFICATION_ASKED' ? since : null;
  return {
    deadline: awaited === null ? due : null,
    pausedSince: awaited,
    overdue: OPEN.has(state) && due < (awaited ?? now),
  };
}

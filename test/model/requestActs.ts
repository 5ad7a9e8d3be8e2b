import { CourseStore } from '@lidhja/international';
import type { RequestEvent } from '@lidhja/policy';
import type { Act } from './Act';
import { refusalOf } from './courseTable';
import { waits } from './hits';
import type { Model } from './Model';
import type { Actor } from './Real';
import type { Request, Side } from './shapes';
import { SIDES } from './sides';

export const WORDS = 'Written by a model, and about nobody';
/** Steps that say something in words. */
const SAID: readonly RequestEvent[] = [
  ...(['CLARIFICATION_ASKED', 'CLARIFIED', 'AUTHORISATION_AWAITED', 'POSTPONED'] as const),
  ...(['USE_REPORTED', 'WITHDRAWN'] as const),
];
const wordsOf = (event: RequestEvent): string | null => (SAID.includes(event) ? WORDS : null);

export const requestIn = (model: Model, at: number): Request | undefined =>
  model.requests[at % Math.max(1, model.requests.length)];

export const actorOf = (persona: string): Actor => ({
  part: 'national',
  persona,
  purpose: 'THIS_PROCEEDING',
});

/** What a request must be for any step at all, and then for this one. */
export const stepDue = (
  model: Model,
  at: number,
  event: RequestEvent,
  side: Side,
): string | null | undefined => {
  const request = requestIn(model, at);
  if (!request) return undefined;
  if (!model.isThere(request)) return 'NOT_AVAILABLE';
  return refusalOf(model.state(request, side), event, side);
};

/** A step of either authority that is no decision; `until` in quarters of a day. */
export const takeStep = (at: number, event: RequestEvent, side: Side, until: number): Act => ({
  isWrite: true,
  due(model) {
    const due = stepDue(model, at, event, side);
    if (due !== null) return due;
    const isHeld = side === 'a' && waits(requestIn(model, at) as Request);
    if (event === 'POSTPONED' || isHeld) return 'STEP_NOT_POSSIBLE';
    return event === 'AUTHORISATION_AWAITED' && until < 0 ? 'INPUT_INVALID' : null;
  },
  take(real, model) {
    const request = real.requests[at % real.requests.length] ?? '';
    const awaited = event === 'AUTHORISATION_AWAITED' ? real.in(until) : null;
    return real.write(SIDES[side], event, { at, now: model.now }, (session) =>
      CourseStore.takeStep(session, { request, event, words: wordsOf(event), until: awaited }),
    );
  },
  apply(model) {
    requestIn(model, at)?.steps.push({ event, at: model.now });
  },
});

/** A step of someone whose request it is not. */
export const intrude = (at: number, persona: string, event: RequestEvent): Act => ({
  due: (model) => (requestIn(model, at) ? 'NOT_AVAILABLE' : undefined),
  take(real, model) {
    const request = real.requests[at % real.requests.length] ?? '';
    const who = { ...SIDES.q, persona };
    return real.write(who, event, { at, now: model.now }, (session) =>
      CourseStore.takeStep(session, { request, event, words: wordsOf(event), until: null }),
    );
  },
  apply: () => undefined,
});

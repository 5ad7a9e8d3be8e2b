import { CourseStore, RequestStore } from '@lidhja/international';
import { DecisionStore } from '@lidhja/national';
import type { RequestEvent } from '@lidhja/policy';
import type { Act } from './Act';
import { Contradiction } from './Contradiction';
import { refusalOf } from './courseTable';
import type { Decision, Model, Request, Side } from './Model';
import { readBy, readable, SIDES } from './observe';
import { CASE, OWNER, type Actor } from './Real';

const WORDS = 'Written by a model, and about nobody';
/** Steps that say something in words. */
const SAID: readonly RequestEvent[] = [
  ...(['CLARIFICATION_ASKED', 'CLARIFIED', 'AUTHORISATION_AWAITED', 'POSTPONED'] as const),
  ...(['USE_REPORTED', 'WITHDRAWN'] as const),
];
const wordsOf = (event: RequestEvent): string | null => (SAID.includes(event) ? WORDS : null);
const GROUND = 'NOT_AVAILABLE';

export const requestIn = (model: Model, at: number): Request | undefined =>
  model.requests[at % Math.max(1, model.requests.length)];

const actorOf = (persona: string): Actor => ({
  part: 'national',
  persona,
  purpose: 'THIS_PROCEEDING',
});

/** What a request must be for any step at all, and then for this one. */
const stepDue = (
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

/** Asks for information; the agreement in force decides. */
export const submit = (purpose: string, categories: readonly string[]): Act => ({
  isWrite: true,
  isEnough: ({ requests }) => requests.length > 1,
  due(model) {
    const [version, another] = model.agreements.map((one) => model.inForce(one)).filter(Boolean);
    if (another) throw new Error('two agreements between the same parties hold at one time');
    if (!version) return 'AGREEMENT_NOT_IN_FORCE';
    if (!version.purposes.includes(purpose)) return 'PURPOSE_NOT_IN_AGREEMENT';
    const covered = categories.every((one) => version.categories.includes(one));
    return covered ? null : 'CATEGORY_NOT_IN_AGREEMENT';
  },
  take(real, model) {
    const input = {
      ...{ requestedAuthority: OWNER, reference: `M-${model.now}`, categories, urgency: 'OTHER' },
      ...{ offence: 'TRAFFICKING_IN_PERSONS', proceeding: 'Proceeding of a model (fictitious)' },
      ...{ evidenceUse: 'INTELLIGENCE', language: 'en', summary: WORDS },
    };
    return real.write({ ...SIDES.q, purpose }, 'submitInformationRequest', input, (session) =>
      RequestStore.submit(session, input as never, { particulars: [], documents: [] }),
    );
  },
  apply(model, real, id) {
    const agreement = model.agreements.findIndex((one) => model.inForce(one));
    model.requests.push({ agreement, purpose, categories, steps: [], decisions: [] });
    real.requests.push(id);
  },
});

/** A step of either authority that is no decision; `until` in quarters of a day. */
export const takeStep = (at: number, event: RequestEvent, side: Side, until: number): Act => ({
  isWrite: true,
  due(model) {
    const due = stepDue(model, at, event, side);
    if (due !== null) return due;
    if (event === 'POSTPONED') return 'STEP_NOT_POSSIBLE';
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

/** Decides each category; those of the mask are refused, and the first that is granted may have a condition. */
export const decide = (
  at: number,
  persona: string,
  mask: number,
  withCondition: boolean,
  until: number,
): Act => {
  const answersTo = ({ categories }: Request) => {
    const refused = categories.map((_one, bit) => (mask >> bit) % 2 === 1);
    const first = refused.indexOf(false);
    return categories.map((category, bit) => ({
      category,
      ground: refused[bit] ? GROUND : null,
      condition: withCondition && bit === first ? WORDS : null,
    }));
  };
  return {
    isWrite: true,
    due: (model) => stepDue(model, at, 'DECIDED', 'a'),
    take(real, model) {
      const request = real.requests[at % real.requests.length] ?? '';
      const answers = answersTo(requestIn(model, at) as Request);
      const given = { record: CASE, answers, until: real.in(until) };
      return real.write(actorOf(persona), 'decideRequest', { at, now: model.now }, (session) =>
        DecisionStore.decide(session, request, given),
      );
    },
    apply(model) {
      const request = requestIn(model, at) as Request;
      const answers = answersTo(request);
      const granted = answers.filter(({ ground }) => ground === null).map((one) => one.category);
      const isAll = granted.length === request.categories.length;
      const grant = granted.length > 0 && {
        ...{ categories: granted, from: model.now, until: model.in(until) },
        ...{ approvedBy: [persona], approvedAt: null, revokedAt: null, readAt: null },
      };
      const isOffered = answers.some(({ condition }) => condition !== null);
      request.decisions.push({
        at: model.now,
        outcome: !grant ? 'REFUSED' : isAll ? 'GRANTED' : 'PARTLY_GRANTED',
        grant: grant || null,
        offers: isOffered ? [{ at: model.now, reply: null }] : [],
      });
    },
  };
};

const lastGranting = (request: Request): Decision | undefined =>
  request.decisions.findLast(({ grant }) => grant !== null);

/** Approves what a colleague decided. */
export const approve = (at: number, persona: string): Act => ({
  isWrite: true,
  due(model) {
    const request = requestIn(model, at);
    if (!request) return undefined;
    const decision = lastGranting(request);
    const { grant } = decision ?? {};
    if (!decision || !grant || !model.isThere(request)) return 'NOT_AVAILABLE';
    if (grant.revokedAt !== null) return 'NOT_AVAILABLE';
    if (grant.approvedBy.includes(persona)) return 'SECOND_PERSON_REQUIRED';
    const state = model.state(request, 'a');
    if (['CLOSED', 'WITHDRAWN', 'EXPIRED'].includes(state)) return 'REQUEST_OVER';
    // Taken back, ended before it was approved, or followed by another: it stands no more.
    return model.standing(request) === decision ? null : 'NOT_AVAILABLE';
  },
  take: (real, model) =>
    real.write(actorOf(persona), 'approveDecision', { at, now: model.now }, (session) =>
      DecisionStore.approve(session, real.requests[at % real.requests.length] ?? '', null),
    ),
  apply(model) {
    const grant = lastGranting(requestIn(model, at) as Request)?.grant;
    grant?.approvedBy.push(persona);
    if (grant) grant.approvedAt ??= model.now;
  },
});

/** Takes back what was granted, whatever became of the agreement. */
export const revoke = (at: number, persona: string): Act => ({
  isWrite: true,
  due(model) {
    const request = requestIn(model, at);
    if (!request) return undefined;
    return lastGranting(request) ? null : 'NOT_AVAILABLE';
  },
  take: (real, model) =>
    real.write(actorOf(persona), 'revokeGrant', { at, now: model.now }, (session) =>
      DecisionStore.revoke(session, real.requests[at % real.requests.length] ?? '', WORDS),
    ),
  apply(model) {
    const grant = lastGranting(requestIn(model, at) as Request)?.grant;
    if (grant) grant.revokedAt ??= model.now;
  },
});

/** Offers a condition for one of the categories that were asked for. */
export const offer = (at: number, persona: string, category: number): Act => {
  const named = ({ categories }: Request): string => categories[category % categories.length] ?? '';
  return {
    isWrite: true,
    due(model) {
      const due = stepDue(model, at, 'CONDITIONS_OFFERED', 'a');
      if (due !== null) return due;
      const request = requestIn(model, at) as Request;
      const grant = model.standing(request)?.grant;
      return grant?.categories.includes(named(request)) ? null : 'INPUT_INVALID';
    },
    take(real, model) {
      const conditions = [{ category: named(requestIn(model, at) as Request), condition: WORDS }];
      return real.write(actorOf(persona), 'offerConditions', { at, now: model.now }, (session) =>
        DecisionStore.offerConditions(
          session,
          real.requests[at % real.requests.length] ?? '',
          conditions,
        ),
      );
    },
    apply(model) {
      const decision = model.standing(requestIn(model, at) as Request);
      decision?.offers.push({ at: model.now, reply: null });
    },
  };
};

/** Answers the offer that was made last, or, where it is stale, another than that. */
export const reply = (at: number, accepted: boolean, isStale: boolean): Act => ({
  isWrite: true,
  due(model) {
    const event = accepted ? 'CONDITIONS_ACCEPTED' : 'CONDITIONS_DECLINED';
    const due = stepDue(model, at, event, 'q');
    return due === null && isStale ? 'CONDITIONS_CHANGED' : due;
  },
  async take(real, model) {
    const request = real.requests[at % real.requests.length] ?? '';
    const found = await real.as({ ...SIDES.q, part: 'national' }, (session) =>
      DecisionStore.findConditions(session, [request]),
    );
    const latest = isStale ? request : (found[0]?.offer ?? request);
    return real.write(SIDES.q, 'replyConditions', { at, now: model.now }, (session) =>
      CourseStore.replyConditions(session, request, latest, accepted),
    );
  },
  apply(model) {
    const last = model.standing(requestIn(model, at) as Request)?.offers.at(-1);
    if (last) last.reply = { accepted, at: model.now };
  },
});

/** Reads the case by way of the request, and notes that it did. */
export const read = (at: number, purpose: string): Act => ({
  due: (model) => (requestIn(model, at) ? null : undefined),
  async take(real, model) {
    const due = readable(model, requestIn(model, at) as Request, purpose);
    const is = await readBy(real, at % real.requests.length, purpose, true);
    if (is !== due)
      throw new Contradiction(`request ${at} opens: ${is || 'nothing'}, not: ${due || 'nothing'}`);
    return { id: is };
  },
  apply(model, _real, isOpen) {
    const grant = model.live(requestIn(model, at) as Request, purpose)?.grant;
    if (grant && isOpen) grant.readAt ??= model.now;
  },
});

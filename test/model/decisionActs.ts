import { CourseStore } from '@lidhja/international';
import { DecisionStore } from '@lidhja/national';
import type { Act } from './Act';
import { Contradiction } from './Contradiction';
import { readBy, readable } from './observe';
import { CASE } from './Real';
import { WORDS, actorOf, requestIn, stepDue } from './requestActs';
import type { Decision, Request } from './shapes';
import { SIDES } from './sides';

const GROUND = 'NOT_AVAILABLE';

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
    due(model) {
      const due = stepDue(model, at, 'DECIDED', 'a');
      if (due !== null) return due;
      return requestIn(model, at)?.question ? 'STEP_NOT_POSSIBLE' : null;
    },
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

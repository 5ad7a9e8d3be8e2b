import { randomUUID } from 'node:crypto';
import { RequestStore } from '@lidhja/international';
import type { Act } from './Act';
import { isHit } from './hits';
import type { Model } from './Model';
import { OWNER } from './Real';
import { WORDS, requestIn } from './requestActs';
import type { Question, Request, Version } from './shapes';
import { SIDES } from './sides';

/** Particulars as a part hands them over: sealed, which here is nothing that anybody could open. */
const someone = (): object => {
  const bytes = Buffer.alloc(32).toString('base64');
  return { id: randomUUID(), particulars: bytes, kek: 'model', wrapped: bytes };
};

/** What is written with a request, sealed in the same way. */
const words = () => {
  const bytes = Buffer.alloc(32).toString('base64');
  return { id: randomUUID(), summary: bytes, urgencyReason: null, kek: 'model', wrapped: bytes };
};

/** Why nothing can be submitted for this purpose, whatever it asks for; the version in force where it can. */
const submissionDue = (model: Model, purpose: string): string | Version => {
  const [version, another] = model.agreements.map((one) => model.inForce(one)).filter(Boolean);
  if (another) throw new Error('two agreements between the same parties hold at one time');
  if (!version) return 'AGREEMENT_NOT_IN_FORCE';
  return version.purposes.includes(purpose) ? version : 'PURPOSE_NOT_IN_AGREEMENT';
};

const LETTER = {
  ...{ requestedAuthority: OWNER, urgency: 'OTHER', offence: 'TRAFFICKING_IN_PERSONS' },
  ...{ proceeding: 'Proceeding of a model (fictitious)', language: 'en', summary: WORDS },
};

const made = (model: Model, more: Pick<Request, 'purpose'> & Partial<Request>): Request => ({
  agreement: model.agreements.findIndex((one) => model.inForce(one)),
  ...{ categories: [], steps: [], decisions: [], question: null, origin: null },
  ...more,
});

/** Asks for information, going on from another or not; the agreement in force decides. */
export const submit = (
  purpose: string,
  categories: readonly string[],
  from: number | null = null,
): Act => ({
  isWrite: true,
  isEnough: ({ requests }) => requests.length > 1 + Number(from !== null),
  due(model) {
    if (from !== null && model.requests.length === 0) return undefined;
    const version = submissionDue(model, purpose);
    if (typeof version === 'string') return version;
    if (!categories.every((one) => version.categories.includes(one)))
      return 'CATEGORY_NOT_IN_AGREEMENT';
    const origin = from === null ? undefined : requestIn(model, from);
    return origin && !isHit(model, origin) ? 'NOT_AVAILABLE' : null;
  },
  take(real, model) {
    const originId = from === null ? null : real.requests[from % real.requests.length];
    const about = {
      reference: `M-${model.now}`,
      categories,
      evidenceUse: 'INTELLIGENCE',
      originId,
    };
    const input = { ...LETTER, ...about };
    return real.write({ ...SIDES.q, purpose }, 'submitInformationRequest', input, (session) =>
      RequestStore.submit(session, input as never, {
        ...{ particulars: [], documents: [] },
        words: words(),
      }),
    );
  },
  apply(model, real, id) {
    const origin = from === null ? null : from % model.requests.length;
    model.requests.push(made(model, { purpose, categories, origin }));
    real.requests.push(id);
  },
});

/** Asks whether a person, or a case by an earlier reference, is known at all. */
export const ask = (purpose: string, about: Question['about']): Act => ({
  isWrite: true,
  isEnough: ({ requests }) => requests.length > 1,
  due(model) {
    const version = submissionDue(model, purpose);
    if (typeof version === 'string') return version;
    return version.hitNoHit ? null : 'HIT_NO_HIT_NOT_IN_AGREEMENT';
  },
  take(real, model) {
    const input = { ...LETTER, reference: `M-${model.now}`, about };
    const sought = about === 'PERSON' ? [someone()] : [];
    return real.write({ ...SIDES.q, purpose }, 'askHitNoHit', input, (session) =>
      RequestStore.submitHitNoHit(session, input as never, { particulars: sought, words: words() }),
    );
  },
  apply(model, real, id) {
    const question = { about, at: model.now, answer: null };
    model.requests.push(made(model, { purpose, question }));
    real.requests.push(id);
  },
});

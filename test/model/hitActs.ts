import { findHit, HitAnswerStore } from '@lidhja/national';
import type { Act } from './Act';
import { answerOf, dueToTell, isSealed, tell } from './hits';
import type { Model } from './Model';
import { actorOf, requestIn, stepDue } from './requestActs';
import type { Question, Sealable } from './shapes';
import { CLEARED, SEALABLE } from './statements';

/** Prosecutors of the authority that was asked; of any other it is not the request. */
const COLLEAGUES: readonly string[] = ['prosecutor-vlora', CLEARED];

/** Whether somebody finds there what a hit rests on: what is sealed is there for whoever is cleared alone. */
const finds = (model: Model, persona: string, question: Question | null): boolean =>
  persona === CLEARED || !question || !isSealed(model, question);

/** What is said of a hit: the case, and the person where one is sought. */
const restsOn = (question: Question | null | undefined): object => ({
  caseReference: 'VL-2026-0001',
  personId: question?.about === 'PERSON' ? SEALABLE.person : null,
});

/** A human says whether somebody is known. */
export const answer = (at: number, persona: string, isHit: boolean): Act => ({
  isWrite: true,
  due(model) {
    const request = requestIn(model, at);
    if (!request) return undefined;
    const { question } = request;
    if (!COLLEAGUES.includes(persona)) return 'NOT_AVAILABLE';
    if (isHit && !finds(model, persona, question)) return 'NOT_AVAILABLE';
    const due = stepDue(model, at, 'DECIDED', 'a');
    if (due !== null) return due;
    if (!question) return 'STEP_NOT_POSSIBLE';
    if (question.answer) return 'REQUEST_DECIDED';
    return isHit && isSealed(model, question) ? 'NOT_AVAILABLE' : null;
  },
  take(real, model) {
    const id = real.requests[at % real.requests.length] ?? '';
    const said = { hit: isHit, ...(isHit ? restsOn(requestIn(model, at)?.question) : {}) };
    const input = { requestId: id, ...said, idempotencyKey: '' };
    return real.write(actorOf(persona), 'answerHitNoHit', input, async (session) =>
      HitAnswerStore.answer(session, id, await findHit(session, input)),
    );
  },
  apply(model) {
    const question = requestIn(model, at)?.question;
    if (question) question.answer = answerOf(model, question, isHit);
  },
});

/** The part looks for what is to be told: at any time, or only when something is. */
export const look = (isDue: boolean): Act => ({
  due: (model) => (isDue && dueToTell(model).length === 0 ? undefined : null),
  async take(real) {
    await real.look();
    return { id: '' };
  },
  apply: tell,
});

/** What a hit rests on is sealed, or a seal of it lifted. */
export const seal = (record: Sealable): Act => ({
  due: () => null,
  async take(real, model) {
    await real.seal(record, !model.sealed.has(record));
    return { id: '' };
  },
  apply(model) {
    if (!model.sealed.delete(record)) model.sealed.add(record);
  },
});

import type { Model } from './Model';
import { QUARTER, type Answer, type Question, type Request } from './shapes';

/** Quarters of a day between the moments at which is told whether somebody is known. */
export const APART = 6;

/** Whether what a hit would rest on is sealed now. */
export const isSealed = ({ sealed }: Model, { about }: Question): boolean =>
  sealed.has('case') || (about === 'PERSON' && sealed.has('person'));

/** What is said now, to be told at the next moment after it, counted from the submission. */
export const answerOf = ({ now }: Model, { at }: Question, isHit: boolean): Answer => {
  const apart = APART * QUARTER;
  const tellAt = at + apart * (Math.floor((now - at) / apart) + 1);
  return { isHit, tellAt, outcome: null };
};

/** Whether it was answered, and its authority waits for the moment at which that is told. */
export const waits = ({ question }: Request): boolean =>
  question !== null && question.answer !== null && question.answer.outcome === null;

/** Requests of which something is to be told by now. What was taken back is told no more. */
export const dueToTell = (model: Model): Request[] =>
  model.requests.filter((request) => {
    const tellAt = request.question?.answer?.tellAt ?? Infinity;
    const isBack = request.steps.some(({ event }) => event === 'WITHDRAWN');
    return waits(request) && tellAt <= model.now && !isBack && model.isThere(request);
  });

/** Tells it: what was sealed by now is told as what was never known, and stays so. */
export const tell = (model: Model): void => {
  for (const { question, steps } of dueToTell(model)) {
    if (!question?.answer) continue;
    const isHit = question.answer.isHit && !isSealed(model, question);
    question.answer.outcome = isHit ? 'HIT' : 'NO_HIT';
    steps.push({ event: 'ANSWERED', at: question.answer.tellAt });
  }
};

/** Whether a request can go on from that one. */
export const isHit = (model: Model, { question, ...request }: Request): boolean =>
  question?.answer?.outcome === 'HIT' && model.isThere({ question, ...request });

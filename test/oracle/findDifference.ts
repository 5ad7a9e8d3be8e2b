import type { Decision, Question } from '@lidhja/policy';
import { drawQuestion } from './drawQuestion';
import { oracleAllows } from './oracleAllows';
import { SeededRandom } from './SeededRandom';
import { shrink } from './shrink';

/** A policy under test: the engine, or the engine with a fault in it. */
export type Decide = (question: Question) => Decision;

export interface Difference {
  /** How many questions were put until this one, itself included. */
  readonly cases: number;
  /** Of all that makes the question, only what the two do not agree on. */
  readonly question: Question;
}

const differ = (decide: Decide, question: Question): boolean =>
  (decide(question).effect === 'ALLOW') !== oracleAllows(question);

/**
 * Puts the same drawn questions to a policy and to the oracle.
 *
 * @param seen called with every decision before the two answers are compared
 * @returns the first that they answer differently, made small; null if they never do
 */
export function findDifference(
  decide: Decide,
  { seed, cases }: { readonly seed: number; readonly cases: number },
  seen: (decision: Decision, cases: number) => void = () => undefined,
): Difference | null {
  const random = new SeededRandom(seed);
  for (let count = 1; count <= cases; count += 1) {
    const question = drawQuestion(random);
    const decision = decide(question);
    seen(decision, count);
    if ((decision.effect === 'ALLOW') === oracleAllows(question)) continue;
    return { cases: count, question: shrink(question, (smaller) => differ(decide, smaller)) };
  }
  return null;
}

/** The question and both answers, for a person to judge by the specification which is wrong. */
export function describe(decide: Decide, { cases, question }: Difference): string {
  const engine = decide(question);
  const shown = {
    ...question,
    subject: { ...question.subject, facts: [...question.subject.facts] },
  };
  return [
    `case ${cases}: engine ${engine.effect} (${engine.rule}),`,
    `oracle ${oracleAllows(question) ? 'ALLOW' : 'DENY'}: ${JSON.stringify(shown)}`,
  ].join(' ');
}

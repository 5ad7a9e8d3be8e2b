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

/** Told of every decision before it is compared, and how many there were, this one included. */
export type Seen = (decision: Decision, cases: number) => void;

/**
 * Puts the same questions to a policy and to the oracle.
 *
 * @returns the first that they answer differently, made small; null if they never do
 */
export function findDifferenceIn(
  questions: Iterable<Question>,
  decide: Decide,
  seen: Seen = () => undefined,
): Difference | null {
  let cases = 0;
  for (const question of questions) {
    cases += 1;
    const decision = decide(question);
    seen(decision, cases);
    if ((decision.effect === 'ALLOW') === oracleAllows(question)) continue;
    return { cases, question: shrink(question, (smaller) => differ(decide, smaller)) };
  }
  return null;
}

interface Drawn {
  readonly seed: number;
  readonly cases: number;
}

function* drawn({ seed, cases }: Drawn): Generator<Question> {
  const random = new SeededRandom(seed);
  for (let count = 0; count < cases; count += 1) yield drawQuestion(random);
}

/** The same over so many questions as the seed draws them. */
export const findDifference = (decide: Decide, limit: Drawn, seen?: Seen): Difference | null =>
  findDifferenceIn(drawn(limit), decide, seen);

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

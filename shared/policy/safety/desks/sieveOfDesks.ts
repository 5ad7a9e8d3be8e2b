import { DESK_RULES } from '.';
import type { Sieve } from '../path/SafetyPath';
import type { DeskQuestion } from './DeskQuestion';

/** A sieve of desks: they keep the order of the register, so that nobody picks whom a thing goes to. */
export const sieveOfDesks = <Asked>(
  questionsOf: (asked: Asked) => readonly DeskQuestion[],
): Sieve<Asked, DeskQuestion> =>
  Object.freeze({
    itemsOf: questionsOf,
    nameOf: ({ desk }: DeskQuestion) => desk.organisation,
    rules: DESK_RULES,
  });

import { CATEGORIES, CONDITIONS, PURPOSES, REQUESTER_KINDS, type Question } from '@lidhja/policy';
import { BASES } from './duties';
import { NOW, ordinaryBasis, ordinaryRequester, ordinarySubject } from './ordinary';

/**
 * Every kind of requester on every basis for every purpose, and for none, with every category: all
 * that is special is that every condition holds, so that what is a little too wide stands out.
 */
export function* everyCombination(): Generator<Question> {
  const subject = { ...ordinarySubject(), facts: new Set(CONDITIONS) };
  for (const kind of REQUESTER_KINDS) {
    const requester = ordinaryRequester(kind);
    for (const purpose of [null, ...PURPOSES])
      for (const category of CATEGORIES)
        for (const named of BASES) {
          const basis = ordinaryBasis(named, purpose === null ? [] : [purpose], [category]);
          yield { requester, purpose, basis, subject, category, now: NOW };
        }
  }
}

/** How many those are. */
export const COMBINATIONS =
  REQUESTER_KINDS.length * (PURPOSES.length + 1) * CATEGORIES.length * BASES.length;

import type { Breach } from './Breach';
import type { Considered } from '../path/SafetyPath';
import type { DenyRule } from '../../rules/DenyRule';

/** A breach of anything above open data is notified to the authority and to the person. */
export const breachAboveOpen: DenyRule<Considered<Breach>> = Object.freeze<
  DenyRule<Considered<Breach>>
>({
  name: 'breach_above_open',
  citation: 'CETS 108+, article 7(2) (to be confirmed by counsel)',
  denies: ({ asked }) => asked.categories.some((category) => category !== 'OPEN'),
});

import type { Breach } from './Breach';
import type { Considered } from '../path/SafetyPath';
import type { DenyRule } from '../../rules/DenyRule';

/** As long as nobody knows what was reached, everything was. */
export const breachOfUnknownExtent: DenyRule<Considered<Breach>> = Object.freeze<
  DenyRule<Considered<Breach>>
>({
  name: 'breach_of_unknown_extent',
  citation: 'CETS 108+, article 7(2) (to be confirmed by counsel)',
  denies: ({ asked }) => asked.categories.length === 0,
});

import type { Considered } from '../path/SafetyPath';
import type { DenyRule } from '../../rules/DenyRule';
import type { MatchStep } from './MatchStep';

/** A protected person is matched with nobody. */
export const matchOfProtected: DenyRule<Considered<MatchStep>> = Object.freeze<
  DenyRule<Considered<MatchStep>>
>({
  name: 'match_of_protected',
  citation: 'CETS 197, article 28',
  denies: ({ asked }) => asked.sides.some(({ sealed }) => sealed),
});

import type { Considered } from '../path/SafetyPath';
import type { DenyRule } from '../../rules/DenyRule';
import type { MatchStep } from './MatchStep';

/** Names are compared without anyone at the hub being able to try names. */
export const matchNotOblivious: DenyRule<Considered<MatchStep>> = Object.freeze<
  DenyRule<Considered<MatchStep>>
>({
  name: 'match_not_oblivious',
  citation: "the hub's own rule",
  denies: ({ asked }) => asked.tokens !== 'OBLIVIOUS',
});

import type { Considered } from '../path/SafetyPath';
import type { DenyRule } from '../../rules/DenyRule';
import type { MatchStep } from './MatchStep';

/** Tokens that differ are no match. */
export const matchOfNobody: DenyRule<Considered<MatchStep>> = Object.freeze<
  DenyRule<Considered<MatchStep>>
>({
  name: 'match_of_nobody',
  citation: "the hub's own rule",
  denies: ({ asked }) => !asked.tokensAgree,
});

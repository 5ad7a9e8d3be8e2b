import type { Considered } from '../path/SafetyPath';
import type { DenyRule } from '../../rules/DenyRule';
import { isTold, type MatchStep } from './MatchStep';

/** The persons are told first. */
export const matchPersonNotTold: DenyRule<Considered<MatchStep>> = Object.freeze<
  DenyRule<Considered<MatchStep>>
>({
  name: 'match_person_not_told',
  citation: "the hub's own rule",
  denies: ({ asked: { step, sides, now } }) =>
    step !== 'TELL_PERSONS' && !sides.every((side) => isTold(side, now)),
});

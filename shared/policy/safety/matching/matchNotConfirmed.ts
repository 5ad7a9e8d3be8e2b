import type { Considered } from '../path/SafetyPath';
import type { DenyRule } from '../../rules/DenyRule';
import { isTold, type MatchSide, type MatchStep } from './MatchStep';

const isConfirmed = (side: MatchSide, now: number): boolean =>
  side.confirmedAt !== null && side.confirmedAt <= now && isTold(side, side.confirmedAt);

/** Both workers confirm, after the persons were told, before either learns of the other. */
export const matchNotConfirmed: DenyRule<Considered<MatchStep>> = Object.freeze<
  DenyRule<Considered<MatchStep>>
>({
  name: 'match_not_confirmed',
  citation: "the hub's own rule",
  denies: ({ asked: { step, sides, now } }) =>
    step === 'INTRODUCE' && !sides.every((side) => isConfirmed(side, now)),
});

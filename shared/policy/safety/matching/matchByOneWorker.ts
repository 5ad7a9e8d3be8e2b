import type { Considered } from '../path/SafetyPath';
import type { DenyRule } from '../../rules/DenyRule';
import type { MatchStep } from './MatchStep';

/** One worker does not confirm to themselves. */
export const matchByOneWorker: DenyRule<Considered<MatchStep>> = Object.freeze<
  DenyRule<Considered<MatchStep>>
>({
  name: 'match_by_one_worker',
  citation: "the hub's own rule",
  denies: ({ asked: { sides } }) => sides[0].worker === sides[1].worker,
});

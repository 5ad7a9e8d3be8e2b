import type { Considered } from '../path/SafetyPath';
import type { DenyRule } from '../../rules/DenyRule';
import type { FamilyAct } from './FamilyAct';

/** Who does not want to be found is not found. */
export const tracedStaysUnfound: DenyRule<Considered<FamilyAct>> = Object.freeze<
  DenyRule<Considered<FamilyAct>>
>({
  name: 'traced_stays_unfound',
  citation: "the hub's own rule",
  denies: ({ asked: { act, traced } }) =>
    act === 'FIND' && traced !== null && traced.says !== 'FIND_ME',
});

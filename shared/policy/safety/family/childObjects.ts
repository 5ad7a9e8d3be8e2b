import type { Considered } from '../path/SafetyPath';
import type { DenyRule } from '../../rules/DenyRule';
import type { FamilyAct } from './FamilyAct';

/** Over what the child objects to, nobody goes without a decision on its best interest. */
export const childObjects: DenyRule<Considered<FamilyAct>> = Object.freeze<
  DenyRule<Considered<FamilyAct>>
>({
  name: 'child_objects',
  citation: "the hub's own rule",
  denies: ({ asked: { child, ownView, bestInterestDecision } }) =>
    child && ownView?.says === 'OBJECTS' && !bestInterestDecision,
});

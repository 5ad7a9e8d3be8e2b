import type { Considered } from '../path/SafetyPath';
import type { DenyRule } from '../../rules/DenyRule';
import type { FamilyAct } from './FamilyAct';

/** Who may be the exploiter, or profits from it, neither consents nor is told. */
export const familyInConflict: DenyRule<Considered<FamilyAct>> = Object.freeze<
  DenyRule<Considered<FamilyAct>>
>({
  name: 'family_in_conflict',
  citation: "the hub's own rule",
  denies: ({ asked: { check } }) => check !== null && !check.passed,
});

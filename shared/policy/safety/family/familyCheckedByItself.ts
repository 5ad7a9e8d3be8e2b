import type { Considered } from '../path/SafetyPath';
import type { DenyRule } from '../../rules/DenyRule';
import type { FamilyAct } from './FamilyAct';

/** Nobody checks themselves. */
export const familyCheckedByItself: DenyRule<Considered<FamilyAct>> = Object.freeze<
  DenyRule<Considered<FamilyAct>>
>({
  name: 'family_checked_by_itself',
  citation: "the hub's own rule",
  denies: ({ asked: { check, relative } }) => check?.by === relative,
});

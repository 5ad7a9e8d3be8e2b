import type { Considered } from '../path/SafetyPath';
import type { DenyRule } from '../../rules/DenyRule';
import type { FamilyAct } from './FamilyAct';

/** A protected person has no family outside the compartment. */
export const familyOfProtected: DenyRule<Considered<FamilyAct>> = Object.freeze<
  DenyRule<Considered<FamilyAct>>
>({
  name: 'family_of_protected',
  citation: 'CETS 197, article 28',
  denies: ({ asked }) => asked.sealed,
});

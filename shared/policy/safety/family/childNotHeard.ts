import type { Considered } from '../path/SafetyPath';
import type { DenyRule } from '../../rules/DenyRule';
import type { FamilyAct } from './FamilyAct';

/** The child’s own view is recorded before anyone decides for it. */
export const childNotHeard: DenyRule<Considered<FamilyAct>> = Object.freeze<
  DenyRule<Considered<FamilyAct>>
>({
  name: 'child_not_heard',
  citation: "the hub's own rule",
  denies: ({ asked: { child, ownView, now } }) => child && (ownView === null || now < ownView.at),
});

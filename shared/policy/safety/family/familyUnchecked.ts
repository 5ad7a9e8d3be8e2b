import type { Considered } from '../path/SafetyPath';
import type { DenyRule } from '../../rules/DenyRule';
import type { FamilyAct } from './FamilyAct';

/** Before a guardian or relative consents or is told, their part in it is checked; a check carries for its time. */
export const familyUnchecked: DenyRule<Considered<FamilyAct>> = Object.freeze<
  DenyRule<Considered<FamilyAct>>
>({
  name: 'family_unchecked',
  citation: "the hub's own rule",
  denies: ({ asked: { check, now } }) =>
    check === null || now < check.at || check.validUntil <= now,
});

import type { Considered } from '../path/SafetyPath';
import type { DenyRule } from '../../rules/DenyRule';
import { isAccused, type ActionAsked } from './ActionAsked';

/** Whom a report accuses does not verify it. */
export const reportVerifiedByAccused: DenyRule<Considered<ActionAsked>> = Object.freeze<
  DenyRule<Considered<ActionAsked>>
>({
  name: 'report_verified_by_accused',
  citation: "the hub's own rule",
  denies: ({ asked: { accused, verification } }) =>
    verification !== null && isAccused(accused, verification),
});

import type { Considered } from '../path/SafetyPath';
import type { DenyRule } from '../../rules/DenyRule';
import { isAccused, type ActionAsked } from './ActionAsked';

/** Whom a report accuses does nothing on it. */
export const reportActedOnByAccused: DenyRule<Considered<ActionAsked>> = Object.freeze<
  DenyRule<Considered<ActionAsked>>
>({
  name: 'report_acted_on_by_accused',
  citation: "the hub's own rule",
  denies: ({ asked: { accused, actor } }) => isAccused(accused, actor),
});

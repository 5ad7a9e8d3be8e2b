import type { Considered } from '../path/SafetyPath';
import type { DenyRule } from '../../rules/DenyRule';
import type { ActionAsked } from './ActionAsked';

/** Whoever is suspended, or nobody in particular, does nothing on a report. */
export const reportActedOnBySuspended: DenyRule<Considered<ActionAsked>> = Object.freeze<
  DenyRule<Considered<ActionAsked>>
>({
  name: 'report_acted_on_by_suspended',
  citation: "the hub's own rule",
  denies: ({ asked: { actor } }) => actor.suspended || actor.official === null,
});

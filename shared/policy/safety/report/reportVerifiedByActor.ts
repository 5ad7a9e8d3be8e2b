import type { Considered } from '../path/SafetyPath';
import type { DenyRule } from '../../rules/DenyRule';
import { REPORT_ACTIONS, type ActionAsked } from './ActionAsked';

/** Whoever acts against someone is not the one who found the report to be true. */
export const reportVerifiedByActor: DenyRule<Considered<ActionAsked>> = Object.freeze<
  DenyRule<Considered<ActionAsked>>
>({
  name: 'report_verified_by_actor',
  citation: "the hub's own rule",
  denies: ({ asked: { action, actor, verification } }) =>
    REPORT_ACTIONS[action] && verification !== null && verification.official === actor.official,
});

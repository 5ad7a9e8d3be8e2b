import type { Considered } from '../path/SafetyPath';
import type { DenyRule } from '../../rules/DenyRule';
import { REPORT_ACTIONS, type ActionAsked } from './ActionAsked';

/** Unverified, a report is the ground of nothing against anyone. */
export const reportUnverified: DenyRule<Considered<ActionAsked>> = Object.freeze<
  DenyRule<Considered<ActionAsked>>
>({
  name: 'report_unverified',
  citation: "the hub's own rule",
  denies: ({ asked: { action, verification, now } }) =>
    REPORT_ACTIONS[action] && (verification === null || now < verification.at),
});

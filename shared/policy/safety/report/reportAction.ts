import { PLAIN, type SafetyPath, type SafetyRow } from '../path/SafetyPath';
import { REPORT_ACTIONS, type ActionAsked } from './ActionAsked';

// suspended or revoked: the hub's own rule
import { reportActedOnBySuspended } from './reportActedOnBySuspended';
// not by whom it accuses: the hub's own rule
import { reportActedOnByAccused } from './reportActedOnByAccused';
// unverified, nothing against anyone: the hub's own rule
import { reportUnverified } from './reportUnverified';
import { reportVerifiedByAccused } from './reportVerifiedByAccused';
// two people: the hub's own rule
import { reportVerifiedByActor } from './reportVerifiedByActor';

/** What is done with a report is on a closed list. */
const reportActedOn: SafetyRow<ActionAsked> = Object.freeze<SafetyRow<ActionAsked>>({
  name: 'report_acted_on',
  citation: "the hub's own rule",
  permits: ({ asked }) => Object.hasOwn(REPORT_ACTIONS, asked.action),
});

/** What a safe report may be the ground of. */
export const reportAction: SafetyPath<ActionAsked, never> = Object.freeze<
  SafetyPath<ActionAsked, never>
>({
  ...PLAIN,
  name: 'report_action',
  rules: Object.freeze([
    reportActedOnBySuspended,
    reportActedOnByAccused,
    reportUnverified,
    reportVerifiedByAccused,
    reportVerifiedByActor,
  ]),
  rows: Object.freeze([reportActedOn]),
  outward: (effect) => (effect === 'ALLOW' ? 'MAY_ACT' : 'MAY_NOT_ACT'),
});

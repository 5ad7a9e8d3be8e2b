import type { DenyRule } from './DenyRule';

/**
 * A child's data cross the border with the guardian's agreement or a decision on the child's best
 * interest; an immediate threat does not wait for either.
 */
export const childAbroad: DenyRule = Object.freeze<DenyRule>({
  name: 'child_abroad',
  citation: "the hub's own rule, after CETS 197, articles 10 and 16",
  denies: ({ subject, basis, purpose }) =>
    subject.child &&
    basis.kind === 'grant' &&
    purpose !== 'IMMEDIATE_THREAT' &&
    !subject.guardianAgreement &&
    !subject.bestInterestDecision,
});

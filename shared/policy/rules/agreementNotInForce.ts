import { isInForce } from '../agreement';
import type { DenyRule } from './DenyRule';

/** An agreement that is not in force now denies everything that depends on it, at once. */
export const agreementNotInForce: DenyRule = Object.freeze<DenyRule>({
  name: 'agreement_not_in_force',
  citation: 'CETS 197, article 32 (to be confirmed by counsel)',
  denies: ({ basis, now }) => basis.kind === 'grant' && !isInForce(basis.agreement, now),
});

import { isCleared } from '../conditionHolds';
import type { DenyRule } from './DenyRule';

/**
 * A protected person does not exist for whoever is not cleared for the compartment. Victims,
 * witnesses, reporters, their family and members of organisations may be protected.
 */
export const sealed: DenyRule = Object.freeze<DenyRule>({
  name: 'sealed',
  citation: 'CETS 197, article 28',
  denies: (question) => question.subject.sealed && !isCleared(question),
});

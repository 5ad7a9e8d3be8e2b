import type { Category } from './categories';
import type { Decision } from './decide';
import type { Purpose } from './purposes';
import type { Question } from './question';

/** What the record keeps of a decision. It names no person and no value. */
export interface AuditEntry {
  readonly effect: Decision['effect'];
  readonly rule: string;
  readonly basis: string;
  readonly category: Category;
  readonly purpose: Purpose | null;
}

export const auditEntryOf = (question: Question, decision: Decision): AuditEntry => ({
  effect: decision.effect,
  rule: decision.rule,
  basis: decision.basis,
  category: question.category,
  purpose: question.purpose,
});

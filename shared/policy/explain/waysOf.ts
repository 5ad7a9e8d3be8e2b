import type { Basis } from '../basis';
import type { Category } from '../categories';
import { CONDITIONS, type Condition } from '../conditions';
import { decideWith, POLICY, type Policy } from '../decide';
import type { Obligation } from '../obligations';
import type { Question } from '../question';
import { mostOf, rowMeans } from '../rowAllows';
import { ORDINARY_SUBJECT } from '../subject';
import type { Asker } from './Asker';

/** One row of the table by which a value could be read, and what must be so of the row for it. */
export interface Way {
  /** Id of the row of the table. */
  readonly rule: string;
  readonly basis: Basis;
  readonly conditions: readonly Condition[];
  readonly obligations: readonly Obligation[];
}

/** The most favourable question: everything holds but what is known not to. */
export const favourable = (asker: Asker, basis: Basis, category: Category): Question => ({
  requester: { ...asker.requester, clearances: [] },
  purpose: asker.purpose,
  basis,
  category,
  now: asker.now,
  subject: {
    ...ORDINARY_SUBJECT,
    facts: new Set(CONDITIONS.filter((condition) => asker.settled.get(condition) !== false)),
  },
});

const without = (question: Question, condition: Condition): Question => ({
  ...question,
  subject: {
    ...question.subject,
    facts: new Set([...question.subject.facts].filter((fact) => fact !== condition)),
  },
});

/** Rows that speak of the question at all; the others are not put to the engine, which is asked often enough. */
const speaking = ({ rows }: Policy, { basis, requester, category }: Question) =>
  rows.filter(
    (row) =>
      row.basis === basis.kind && rowMeans(row, requester.kind) && mostOf(row).includes(category),
  );

/** Whether there is any way at all. */
export function opens(asker: Asker, basis: Basis, category: Category, policy: Policy): boolean {
  const question = favourable(asker, basis, category);
  const rows = speaking(policy, question);
  return decideWith({ rules: policy.rules, rows }, question).effect === 'ALLOW';
}

/**
 * The ways in which the asker could read the category on the basis, with the conditions without which
 * each is none. They are found by asking the engine, so that a rule that asks for a condition of its
 * own (`purpose_other`) is not forgotten.
 */
export function waysOf(
  asker: Asker,
  basis: Basis,
  category: Category,
  policy: Policy = POLICY,
): readonly Way[] {
  const question = favourable(asker, basis, category);
  return speaking(policy, question).flatMap((row): Way[] => {
    const alone = { rules: policy.rules, rows: [row] };
    const decision = decideWith(alone, question);
    if (decision.effect === 'DENY') return [];
    const conditions = [...question.subject.facts].filter(
      (condition) =>
        asker.settled.get(condition) !== true &&
        decideWith(alone, without(question, condition)).effect === 'DENY',
    );
    return [{ rule: row.id, basis, conditions, obligations: decision.obligations }];
  });
}

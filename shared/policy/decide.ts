import type { AllowRow } from './allowRow';
import { nameOfBasis } from './basis';
import { guarded } from './guarded';
import { obligationsOf, type Obligation } from './obligations';
import type { Question } from './question';
import { outwardReason, type Reason, type WithheldReason } from './reason';
import { rowAllows } from './rowAllows';
import type { DenyRule } from './rules/DenyRule';
import { RULES } from './rules';
import { TABLE } from './table';

interface Decided {
  /** Id of the row that allowed, name of the rule that denied, or `no_match`. Stays inside: it can tell of the person. */
  readonly rule: string;
  /** What the requester stood on, for example `mandate` or `grant:<id>`. */
  readonly basis: string;
  readonly obligations: readonly Obligation[];
}

export type Decision =
  | (Decided & { readonly effect: 'ALLOW'; readonly reason: Extract<Reason, 'PERMITTED'> })
  | (Decided & { readonly effect: 'DENY'; readonly reason: WithheldReason });

/** What is decided by: rules that deny, and rows that allow where none denies. */
export interface Policy {
  readonly rules: readonly DenyRule[];
  readonly rows: readonly AllowRow[];
}

const NONE: readonly Obligation[] = Object.freeze([]);

const deny = (question: Question, rule: string): Decision =>
  Object.freeze({
    effect: 'DENY',
    reason: guarded(() => outwardReason(question), 'NOT_PERMITTED'),
    rule,
    basis: guarded(() => nameOfBasis(question.basis), 'none'),
    obligations: NONE,
  });

/**
 * Decides by a policy of the caller's; `decide` is the one that product code uses.
 * Never throws: a rule that throws denies, a row that throws does not allow.
 */
export function decideWith({ rules, rows }: Policy, question: Question): Decision {
  const denying = rules.find((rule) => guarded(() => rule.denies(question), true));
  if (denying) return deny(question, denying.name);
  const row = rows.find((candidate) => guarded(() => rowAllows(candidate, question), false));
  if (!row) return deny(question, 'no_match');
  const obligations = guarded(() => obligationsOf(question), null);
  if (!obligations) return deny(question, 'no_match');
  return Object.freeze({
    effect: 'ALLOW',
    reason: 'PERMITTED',
    rule: row.id,
    basis: nameOfBasis(question.basis),
    obligations,
  });
}

/** The hub's policy: the rules in their order, then the table. */
export const POLICY: Policy = Object.freeze({ rules: RULES, rows: TABLE });

/** Whether a value may be read. Pure: the same question has the same answer, whenever it is asked. */
export const decide = (question: Question): Decision => decideWith(POLICY, question);

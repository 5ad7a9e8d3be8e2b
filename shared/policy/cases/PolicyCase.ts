import type { AuditEntry, Category, Condition, Decision, Obligation, Purpose } from '../index';

/** Values that a case writes in place of the defaults; instants are ISO 8601 texts. */
export type Overrides = Readonly<Record<string, unknown>>;

/** One case as it stands in a YAML file; README.md says what holds where a case is silent. */
export interface PolicyCase {
  readonly sentence: string;
  /** The row or the rule that the case is about. */
  readonly about: string;
  /** A kind of requester, or a kind with what is special about this one. */
  readonly requester: string | Overrides;
  readonly basis: string | Overrides;
  readonly purpose: Purpose | null;
  readonly category: Category;
  readonly holds?: readonly Condition[];
  readonly subject?: Overrides;
  readonly expect: Pick<Decision, 'effect' | 'reason' | 'rule' | 'basis'> & {
    /** None are owed where a case is silent. */
    readonly obligations?: readonly Obligation[];
    readonly audit: AuditEntry;
  };
  /** What the effect would be if the rule that the case is about were taken out. */
  readonly without_the_rule?: Decision['effect'];
}

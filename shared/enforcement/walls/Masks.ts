import { ORDINARY_SUBJECT, decide } from '@lidhja/policy';
import type {
  Agreement,
  Basis,
  Category,
  Condition,
  Decision,
  Grant,
  Purpose,
  Requester,
} from '@lidhja/policy';
import { parseAccessClass, type BasisKind } from './AccessClass';

/** The grant that a session stands on and the agreement under it, read in the session's transaction. */
export interface GrantInForce {
  readonly grant: Grant;
  readonly agreement: Agreement;
  /** Record that the grant opens. */
  readonly record: string;
}

/** What the decisions of one operation have in common. */
export interface Standing {
  readonly requester: Requester;
  readonly purpose: Purpose | null;
  /** Conditions that hold for the session, whatever the row: `trained`, `opened_inspection`, … */
  readonly facts: readonly Condition[];
  readonly grants: readonly GrantInForce[];
  /** Instant of the operation, milliseconds. */
  readonly now: number;
}

const DENIED: Decision = {
  effect: 'DENY',
  reason: 'NOT_PERMITTED',
  rule: 'no_match',
  basis: 'none',
  obligations: [],
};

/** Decides about fields, once for each class of rows and category, and remembers it for one operation only. */
export class Masks {
  private readonly decided = new Map<string, Decision>();

  constructor(private readonly standing: Standing) {}

  /**
   * @param access the row's access class; without one nothing is opened
   * @param record the row's record, which tells grants apart
   */
  decide(access: string | undefined, category: Category, record: string | undefined): Decision {
    if (access === undefined) return DENIED;
    const bound = access.startsWith('grant') ? (record ?? '') : '';
    const key = `${category}#${access}#${bound}`;
    const known = this.decided.get(key);
    if (known) return known;
    const decision = this.ask(access, category, record);
    this.decided.set(key, decision);
    return decision;
  }

  private ask(access: string, category: Category, record: string | undefined): Decision {
    const { requester, purpose, facts, now } = this.standing;
    const row = parseAccessClass(access);
    const basis = this.basis(row.basis, record);
    if (!basis) return DENIED;
    const subject = {
      ...ORDINARY_SUBJECT,
      child: row.child,
      facts: new Set([...facts, ...row.facts]),
    };
    return decide({ requester, purpose, basis, subject, category, now });
  }

  private basis(kind: BasisKind, record: string | undefined): Basis | null {
    if (kind === 'grant') {
      const found = this.standing.grants.find((one) => one.record === record);
      return found ? { kind, grant: found.grant, agreement: found.agreement } : null;
    }
    // A referral or a consent is an object of its own; a row that names one without it is not opened.
    if (kind === 'referral' || kind === 'consent') return null;
    return { kind };
  }
}

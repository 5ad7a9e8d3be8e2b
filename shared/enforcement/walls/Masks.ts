import { ORDINARY_SUBJECT, decide } from '@lidhja/policy';
import type {
  Agreement,
  Basis,
  Category,
  Condition,
  Decision,
  Grant,
  Purpose,
  Referral,
  Requester,
} from '@lidhja/policy';
import { parseAccessClass, restsOnObject, type BasisKind } from './AccessClass';

/** The grant that a session stands on and the agreement under it, read in the session's transaction. */
export interface GrantInForce {
  readonly grant: Grant;
  readonly agreement: Agreement;
  /** Record that the grant opens. */
  readonly record: string;
}

/** A referral to the session's organisation, read in the session's transaction. */
export interface ReferralInForce {
  readonly referral: Referral;
  /** Person whom it is about. */
  readonly record: string;
}

/** What the decisions of one operation have in common. */
export interface Standing {
  readonly requester: Requester;
  readonly purpose: Purpose | null;
  /** Conditions that hold for the session, whatever the row: `trained`, `opened_inspection`, … */
  readonly facts: readonly Condition[];
  readonly grants: readonly GrantInForce[];
  /** None where the subgraph opens nothing by referral. */
  readonly referrals?: readonly ReferralInForce[];
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
   * @param record the row's record, which tells grants and referrals apart
   */
  decide(access: string | undefined, category: Category, record: string | undefined): Decision {
    if (access === undefined) return DENIED;
    const bound = restsOnObject(access) ? (record ?? '') : '';
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
    const subject = {
      ...ORDINARY_SUBJECT,
      child: row.child,
      facts: new Set([...facts, ...row.facts]),
    };
    const decisions = this.bases(row.basis, record).map((basis) =>
      decide({ requester, purpose, basis, subject, category, now }),
    );
    return decisions.find(({ effect }) => effect === 'ALLOW') ?? decisions[0] ?? DENIED;
  }

  /** What can be stood on for the record: a person may have been referred more than once. */
  private bases(kind: BasisKind, record: string | undefined): Basis[] {
    const { grants, referrals = [] } = this.standing;
    switch (kind) {
      case 'grant': {
        const found = grants.find((one) => one.record === record);
        return found ? [{ kind, grant: found.grant, agreement: found.agreement }] : [];
      }
      case 'referral':
        return referrals
          .filter((one) => one.record === record)
          .map(({ referral }) => ({ kind, referral }));
      // A consent is an object of its own; a row that names one without it is not opened.
      case 'consent':
        return [];
      default:
        return [{ kind }];
    }
  }
}

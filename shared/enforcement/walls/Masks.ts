import { ORDINARY_SUBJECT, decide } from '@lidhja/policy';
import type { Basis, Category, Decision, Subject } from '@lidhja/policy';
import { parseAccessClass, restsOnObject, type BasisKind } from './AccessClass';
import { givenUnder } from './givenUnder';
import type { Standing } from './Standing';

export type { ConsentInForce, GrantInForce, ReferralInForce, Standing } from './Standing';

const DENIED: Decision = {
  effect: 'DENY',
  reason: 'NOT_PERMITTED',
  rule: 'no_match',
  basis: 'none',
  obligations: [],
};

/** What can be stood on for a record, and the record as it is then. */
type Ground = readonly [Basis, Subject];

/** Decides about fields, once for each class of rows and category, and remembers it for one operation only. */
export class Masks {
  private readonly decided = new Map<string, Decision>();

  constructor(private readonly standing: Standing) {}

  /**
   * @param access the row's access class; without one nothing is opened
   * @param record the row's record, which tells grants, referrals and consents apart
   * @param field what the field says of the subject beside its category
   */
  decide(
    access: string | undefined,
    category: Category,
    record: string | undefined,
    field?: Partial<Subject>,
  ): Decision {
    if (access === undefined) return DENIED;
    const bound = restsOnObject(access) ? (record ?? '') : '';
    const said = field === undefined ? '' : Object.keys(field).join();
    const key = `${category}#${access}#${bound}#${said}`;
    const known = this.decided.get(key);
    if (known) return known;
    const decision = this.ask(access, category, record, field);
    this.decided.set(key, decision);
    return decision;
  }

  private ask(
    access: string,
    category: Category,
    record: string | undefined,
    field: Partial<Subject> | undefined,
  ): Decision {
    const { requester, purpose, facts, operation, now } = this.standing;
    const row = parseAccessClass(access, category);
    const subject: Subject = {
      ...ORDINARY_SUBJECT,
      ...row.marks,
      ...operation,
      ...field,
      facts: new Set([...facts, ...row.facts]),
    };
    const decisions = this.grounds(row.basis, record, subject).map(([basis, one]) =>
      decide({ requester, purpose, basis, subject: one, category, now }),
    );
    return decisions.find(({ effect }) => effect === 'ALLOW') ?? decisions[0] ?? DENIED;
  }

  /** A person may have been referred more than once, and have consented beside that. */
  private grounds(kind: BasisKind, record: string | undefined, subject: Subject): Ground[] {
    const { grants, referrals = [], consents = [] } = this.standing;
    const consented = consents
      .filter((one) => one.record === record)
      .map(({ consent }): Ground => [{ kind: 'consent', consent }, subject]);
    switch (kind) {
      case 'grant': {
        const found = grants.find((one) => one.record === record);
        if (!found) return [];
        const { grant, agreement } = found;
        return [[{ kind, grant, agreement }, givenUnder(found, subject)]];
      }
      case 'referral': {
        const referred = referrals
          .filter((one) => one.record === record)
          .map(({ referral }): Ground => [{ kind, referral }, subject]);
        return [...referred, ...consented];
      }
      case 'consent':
        return consented;
      default:
        return [[{ kind }, subject]];
    }
  }
}

import type {
  Category,
  HandlingCode,
  OnwardAuthorisation,
  OnwardRule,
  Purpose,
  Retention,
} from '@lidhja/policy';
import type { GrantInForce } from '../walls/Standing';

/** A grant and the version of the agreement under it, as rows of the exchange tell them; instants are ISO 8601. */
export interface GrantTermsRow {
  readonly id: string;
  readonly categories: Category[];
  readonly requested_by: string | null;
  readonly approved_by: string[];
  readonly valid_from: string;
  readonly valid_until: string;
  readonly agreement: string;
  readonly version: number;
  readonly agreement_purposes: Purpose[];
  readonly agreement_categories: Category[];
  readonly parties: string[];
  readonly agreement_from: string;
  readonly agreement_until: string | null;
  readonly onward: OnwardRule;
  readonly onward_to: OnwardAuthorisation[];
  readonly retention: Retention | null;
}

/** A row of `exchange.live_grants()` with the terms under it. */
export interface GrantRow extends GrantTermsRow {
  readonly record: string;
  readonly evidence_use: 'INTELLIGENCE' | 'JUDICIAL_EVIDENCE';
  readonly handling: HandlingCode[];
  readonly evidence_permitted: boolean;
}

/** What is told of grants is alive and unrevoked, under an agreement in force. */
export const grantTermsOf = (
  row: GrantTermsRow,
  organisation: string,
  purpose: Purpose,
): Pick<GrantInForce, 'grant' | 'agreement'> => ({
  grant: {
    id: row.id,
    organisation,
    purposes: [purpose],
    categories: row.categories,
    validFrom: Date.parse(row.valid_from),
    validUntil: Date.parse(row.valid_until),
    revokedAt: null,
    exhausted: false,
    conditionsAccepted: true,
    approvedBy: row.approved_by,
    requestedBy: row.requested_by,
    onward: row.onward_to,
  },
  agreement: {
    id: row.agreement,
    version: row.version,
    parties: row.parties,
    status: 'in_force',
    validFrom: Date.parse(row.agreement_from),
    validUntil: row.agreement_until === null ? null : Date.parse(row.agreement_until),
    purposes: row.agreement_purposes,
    categories: row.agreement_categories,
    onward: row.onward,
    retention: row.retention,
  },
});

export const grantOf = (row: GrantRow, organisation: string, purpose: Purpose): GrantInForce => ({
  record: row.record,
  declaredUse: row.evidence_use === 'INTELLIGENCE' ? 'intelligence' : 'judicial_evidence',
  handling: row.handling,
  evidencePermitted: row.evidence_permitted,
  ...grantTermsOf(row, organisation, purpose),
});

import type {
  Category,
  HandlingCode,
  OnwardAuthorisation,
  OnwardRule,
  Purpose,
  Retention,
} from '@lidhja/policy';
import type { GrantInForce } from '../walls/Standing';

/** A row of `exchange.live_grants()` with the terms under it; instants are ISO 8601. */
export interface GrantRow {
  id: string;
  record: string;
  categories: Category[];
  requested_by: string | null;
  approved_by: string[];
  valid_from: string;
  valid_until: string;
  agreement: string;
  version: number;
  agreement_purposes: Purpose[];
  agreement_categories: Category[];
  parties: string[];
  agreement_from: string;
  agreement_until: string | null;
  evidence_use: 'INTELLIGENCE' | 'JUDICIAL_EVIDENCE';
  handling: HandlingCode[];
  evidence_permitted: boolean;
  onward: OnwardRule;
  onward_to: OnwardAuthorisation[];
  retention: Retention | null;
}

/** `exchange.live_grants()` answers only grants that are alive and unrevoked, under an agreement in force. */
export const grantOf = (row: GrantRow, organisation: string, purpose: Purpose): GrantInForce => ({
  record: row.record,
  declaredUse: row.evidence_use === 'INTELLIGENCE' ? 'intelligence' : 'judicial_evidence',
  handling: row.handling,
  evidencePermitted: row.evidence_permitted,
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

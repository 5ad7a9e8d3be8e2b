import { PUBLIC } from '@lidhja/policy';
import type {
  Category,
  Condition,
  HandlingCode,
  OnwardAuthorisation,
  OnwardRule,
  Purpose,
  Requester,
  RequesterKind,
  Retention,
} from '@lidhja/policy';
import type { GrantInForce, Standing } from '../walls/Standing';
import { readConsents } from './readConsents';
import { readReferrals } from './readReferrals';
import type { RegistryEntry, Session } from './Session';

interface GrantRow {
  id: string;
  record: string;
  categories: Category[];
  requested_by: string | null;
  approved_by: string[];
  valid_from: Date;
  valid_until: Date;
  agreement: string;
  version: number;
  agreement_purposes: Purpose[];
  agreement_categories: Category[];
  parties: string[];
  agreement_from: Date;
  agreement_until: Date | null;
  evidence_use: 'INTELLIGENCE' | 'JUDICIAL_EVIDENCE';
  handling: HandlingCode[];
  evidence_permitted: boolean;
  onward: OnwardRule;
  onward_to: OnwardAuthorisation[];
  retention: Retention | null;
}

const requesterOf = (entry: RegistryEntry): Requester => ({
  kind: entry.kind as RequesterKind,
  organisation: entry.organisation,
  official: entry.official,
  country: entry.country,
  functions: entry.functions,
  areas: entry.areas,
  clearances: entry.clearances,
  suspended: entry.suspended,
});

/** `exchange.live_grants()` answers only grants that are alive and unrevoked, under an agreement in force. */
const grantOf = (row: GrantRow, organisation: string, purpose: Purpose): GrantInForce => ({
  record: row.record,
  declaredUse: row.evidence_use === 'INTELLIGENCE' ? 'intelligence' : 'judicial_evidence',
  handling: row.handling,
  evidencePermitted: row.evidence_permitted,
  grant: {
    id: row.id,
    organisation,
    purposes: [purpose],
    categories: row.categories,
    validFrom: row.valid_from.getTime(),
    validUntil: row.valid_until.getTime(),
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
    validFrom: row.agreement_from.getTime(),
    validUntil: row.agreement_until?.getTime() ?? null,
    purposes: row.agreement_purposes,
    categories: row.agreement_categories,
    onward: row.onward,
    retention: row.retention,
  },
});

/** By which objects the subgraph opens rows, beside grants. */
export interface OpensBy {
  readonly opensByReferral: boolean;
  readonly opensByConsent: boolean;
}

/** Who asks, and what they stand on, as the database holds it in this very transaction. */
export async function readStanding(
  session: Session,
  purpose: Purpose | null,
  request: string | null,
  now: number,
  { opensByReferral, opensByConsent }: OpensBy,
): Promise<Standing> {
  if (!session.entry) return { requester: PUBLIC, purpose, facts: [], grants: [], now };
  const requester = requesterOf(session.entry);
  const rows =
    request && purpose
      ? await session.query<GrantRow[]>(
          `select g.*, a.onward, a.retention, exchange.onward_of_grant(g.id) as onward_to
           from exchange.live_grants() g
           cross join lateral exchange.agreement_terms(g.agreement, g.version) a`,
        )
      : [];
  return {
    requester,
    purpose,
    facts: session.entry.facts as Condition[],
    grants: rows.map((row) => grantOf(row, session.entry?.organisation ?? '', purpose as Purpose)),
    referrals: opensByReferral && purpose ? await readReferrals(session) : [],
    consents: opensByConsent && purpose ? await readConsents(session) : [],
    now,
  };
}

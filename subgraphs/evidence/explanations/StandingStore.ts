import type { Session } from '@lidhja/enforcement';
import type {
  Agreement,
  Category,
  Condition,
  Grant,
  OnwardAuthorisation,
  OnwardRule,
  Purpose,
  RequesterKind,
  Retention,
} from '@lidhja/policy';
import { IDENTIFICATION_TRAINING } from '@lidhja/policy';
import type { Admission } from './explainOperation';

interface GrantJson {
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

interface StandingJson {
  readonly official: string;
  readonly organisation: string;
  readonly kind: RequesterKind;
  readonly country: string;
  readonly functions: string[];
  readonly areas: string[];
  readonly suspended: boolean;
  readonly trained: boolean;
  readonly openedInspection: boolean;
  readonly mandated: boolean;
  readonly grants: GrantJson[];
}

/** Of whom and for what an explanation is asked. */
export interface Explained {
  readonly official: string;
  readonly purpose: Purpose | null;
  readonly request: string | null;
  readonly now: number;
}

const reliedOn = (
  row: GrantJson,
  organisation: string,
  purpose: Purpose,
): { grant: Grant; agreement: Agreement } => ({
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

/** Who an explanation speaks of, reached through the function of the exchange alone. */
export const StandingStore = {
  /** @returns null where there is no such official, or none that this session may ask about */
  async find(session: Session, explained: Explained): Promise<Admission | null> {
    const { official, purpose, request, now } = explained;
    const [row] = await session.query<[{ standing: StandingJson | null }]>(
      'select exchange.explained_standing($1, $2, $3) as standing',
      [official, purpose, request],
    );
    const { standing } = row;
    if (!standing) return null;
    const { trained, openedInspection, mandated, grants, ...requester } = standing;
    const functions = trained
      ? [...requester.functions, IDENTIFICATION_TRAINING]
      : requester.functions;
    return {
      mandated,
      asker: {
        requester: { ...requester, functions, clearances: [] },
        purpose,
        settled: new Map<Condition, boolean>([
          ['trained', trained],
          ['opened_inspection', openedInspection],
        ]),
        grants: purpose
          ? grants.map((grant) => reliedOn(grant, requester.organisation, purpose))
          : [],
        now,
      },
    };
  },
};

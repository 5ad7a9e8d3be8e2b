import { grantTermsOf, type GrantTermsRow, type Session } from '@lidhja/enforcement';
import type { Condition, Purpose, RequesterKind } from '@lidhja/policy';
import { IDENTIFICATION_TRAINING } from '@lidhja/policy';
import type { Admission } from './explainOperation';

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
  readonly grants: GrantTermsRow[];
}

/** Of whom and for what an explanation is asked. */
export interface Explained {
  readonly official: string;
  readonly purpose: Purpose | null;
  readonly request: string | null;
  readonly now: number;
}

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
          ? grants.map((grant) => grantTermsOf(grant, requester.organisation, purpose))
          : [],
        now,
      },
    };
  },
};

import { PUBLIC } from '@lidhja/policy';
import type { Condition, Purpose, Requester, RequesterKind } from '@lidhja/policy';
import type { ReliedRequest, Standing } from '../walls/Standing';
import { consentOf, type ConsentRow } from './consentOf';
import { grantOf, type GrantRow } from './grantOf';
import { referralOf, type ReferralRow } from './referralOf';
import { REQUEST_ACCESS } from './requestAccess';
import type { RegistryEntry, Session } from './Session';

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

/** By which objects the subgraph opens rows, beside grants. */
export interface OpensBy {
  readonly opensByReferral: boolean;
  readonly opensByConsent: boolean;
}

interface Found {
  readonly grants?: readonly GrantRow[];
  readonly requests?: readonly ReliedRequest[];
  readonly referrals?: readonly ReferralRow[];
  readonly consents?: readonly ConsentRow[];
}

type Kept = keyof Found;

/** Each as one list, so that all are asked in one statement, whichever there are. */
const LISTS: Readonly<Record<Kept, string>> = {
  grants: `select g.*, a.onward, a.retention, exchange.onward_of_grant(g.id) as onward_to
    from exchange.live_grants() g cross join lateral exchange.agreement_terms(g.agreement, g.version) a`,
  requests: `select id, ${REQUEST_ACCESS} as access
    from exchange.find_requests(array[exchange.my('request')::uuid], null, null, 1)`,
  referrals: 'select * from exchange.live_referrals()',
  consents: 'select * from exchange.live_consents()',
};

const readLists = async (session: Session, kept: readonly Kept[]): Promise<Found> => {
  if (kept.length === 0) return {};
  const lists = kept.map(
    (name) => `(select coalesce(jsonb_agg(l), '[]') from (${LISTS[name]}) l) as ${name}`,
  );
  const [found] = await session.query<[Found]>(`select ${lists.join(', ')}`);
  return found;
};

/**
 * Who asks, and what they stand on, as the database holds it in this very transaction: what was revoked,
 * withdrawn or is over opens nothing any more.
 */
export async function readStanding(
  session: Session,
  purpose: Purpose | null,
  request: string | null,
  now: number,
  { opensByReferral, opensByConsent }: OpensBy,
): Promise<Standing> {
  if (!session.entry) return { requester: PUBLIC, purpose, facts: [], grants: [], now };
  const requester = requesterOf(session.entry);
  const { organisation } = session.entry;
  const kept: readonly Kept[] = purpose
    ? [
        ...(request ? (['grants', 'requests'] as const) : []),
        ...(opensByReferral ? (['referrals'] as const) : []),
        ...(opensByConsent ? (['consents'] as const) : []),
      ]
    : [];
  const { grants = [], requests = [], ...found } = await readLists(session, kept);
  return {
    requester,
    purpose,
    facts: session.entry.facts as Condition[],
    grants: grants.map((row) => grantOf(row, organisation, purpose as Purpose)),
    relied: requests[0] ?? null,
    referrals: (found.referrals ?? []).map(referralOf),
    consents: (found.consents ?? []).map(consentOf),
    now,
  };
}

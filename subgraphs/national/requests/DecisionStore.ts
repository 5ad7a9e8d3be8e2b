import { REQUEST_ACCESS, type Session } from '@lidhja/enforcement';
import { atPlace } from '@lidhja/platform';
import type { GivenDecision } from './GivenDecision';

/** Where in the input it stands what the database refuses of a decision. */
const PLACES = {
  INPUT_INVALID: 'input.categories',
  GROUND_NOT_IN_AGREEMENT: 'input.categories',
} as const;

/** One category of a decision, as this session may see it. */
export interface DecisionRow {
  readonly request: string;
  readonly decidedAt: Date;
  readonly category: string;
  readonly granted: boolean;
  readonly ground: string | null;
  /** The session belongs to the authority that decided. */
  readonly owner: boolean;
  /** Taken by a persona of the sample. */
  readonly synthetic: boolean;
}

/** Whose session it is once a decision is tried out, and what it would open. */
export interface RehearsedDecision {
  readonly requester: Session['entry'];
  readonly purpose: string;
  readonly record: string | null;
  readonly secondPerson: boolean;
}

/** A request that waits, with its access class and the exact text of its time. */
export interface PendingRow {
  readonly id: string;
  readonly sortKey: string;
  readonly access: string;
}

/** One condition of the offer that counts for a request. */
export interface ConditionRow {
  readonly request: string;
  readonly offer: string;
  readonly offeredAt: Date;
  readonly accepted: boolean | null;
  readonly category: string;
  readonly words: string;
}

/** Decisions and grants, reached through the functions of the exchange alone. */
export const DecisionStore = {
  find(session: Session, requests: readonly string[]): Promise<DecisionRow[]> {
    return session.query<DecisionRow[]>(
      `select request, decided_at as "decidedAt", category, granted, ground, owner,
         synthetic from exchange.find_decisions($1)`,
      [requests],
    );
  },

  /** Those of the requests that the session may see, with the access class of each. */
  findAccess(
    session: Session,
    requests: readonly string[],
  ): Promise<{ id: string; access: string }[]> {
    return session.query(
      `select id, ${REQUEST_ACCESS} as access
       from exchange.find_requests($1, null, null, $2)`,
      [requests, requests.length],
    );
  },

  async decide(
    session: Session,
    request: string,
    { record, answers, until }: GivenDecision,
  ): Promise<string> {
    const [row] = await atPlace(PLACES, () =>
      session.query<[{ id: string }]>(
        'select exchange.decide_request($1, $2, $3::jsonb, $4) as id',
        [request, record, JSON.stringify(answers), until],
      ),
    );
    return row.id;
  },

  /** Tries a decision out, or the one that waits; to be sent where it is taken back (`Session.tryOut`). */
  async rehearse(
    manager: Pick<Session, 'query'>,
    request: string,
    given: GivenDecision | null,
  ): Promise<RehearsedDecision> {
    const [row] = await atPlace(PLACES, () =>
      manager.query<[{ made: RehearsedDecision }]>(
        'select exchange.rehearse_decision($1, $2, $3::jsonb, $4) as made',
        given
          ? [request, given.record, JSON.stringify(given.answers), given.until]
          : [request, null, null, null],
      ),
    );
    return row.made;
  },

  /** Requests that wait for the session's authority, oldest first, after a position. */
  findPending(session: Session, limit: number, after: string[] | null): Promise<PendingRow[]> {
    return session.query<PendingRow[]>(
      `select id, submitted_at::text as "sortKey", case exchange.my('kind')
         when 'foreign_authority' then 'own_record||' else 'mandate|addressed_to_own_authority|' end as access
       from exchange.find_pending_requests($1, $2, $3)`,
      [after?.[0] ?? null, after?.[1] ?? null, limit],
    );
  },

  findConditions(session: Session, requests: readonly string[]): Promise<ConditionRow[]> {
    return session.query<ConditionRow[]>(
      `select request, offer, offered_at as "offeredAt", accepted, category, words
       from exchange.find_conditions($1)`,
      [requests],
    );
  },

  /** @returns id of the offer */
  async offerConditions(
    session: Session,
    request: string,
    conditions: readonly { category: string; condition: string }[],
  ): Promise<string> {
    const [row] = await session.query<[{ id: string }]>(
      'select exchange.offer_conditions($1, $2::jsonb) as id',
      [request, JSON.stringify(conditions)],
    );
    return row.id;
  },

  /** @param documents how many documents of the request whoever approves has seen */
  async approve(session: Session, request: string, documents: number | null): Promise<string> {
    const [row] = await session.query<[{ id: string }]>(
      'select exchange.approve_decision($1, $2) as id',
      [request, documents],
    );
    return row.id;
  },

  async revoke(session: Session, request: string, reason: string): Promise<string> {
    const [row] = await session.query<[{ id: string }]>(
      'select exchange.revoke_grant($1, $2) as id',
      [request, reason],
    );
    return row.id;
  },
};

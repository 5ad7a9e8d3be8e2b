import type { Session } from '@lidhja/enforcement';
import type { InformationRequest } from '../requests/InformationRequest';
import { REQUEST_COLUMNS, requestsRead, type RequestRow } from '../requests/RequestStore';
import { termsAlone } from '../requests/termsAlone';
import type { RetentionStep } from './RetentionStep';

/** How long what a request has is kept, and what became of it. */
export interface Retention {
  readonly request: string;
  readonly reviewDueAt: Date | null;
  readonly deleteBy: Date | null;
  readonly copiesDeleteBy: Date | null;
  readonly held: boolean;
  readonly erasedAt: Date | null;
  readonly copiesDestroyedAt: Date | null;
  /** Of the session's own authority. */
  readonly proposed: RetentionStep | null;
  /** Whether the session's own authority asked. */
  readonly asked: boolean;
}

/** A step that a second person approved; ids. */
export interface ApprovedStep {
  readonly id: string;
  readonly proposedBy: string;
  readonly approvedBy: string;
  /** Of an erasure, what is to be destroyed. */
  readonly records: readonly string[] | null;
}

/** A request with the exact text of since when it is due, which a JavaScript date would cut to milliseconds. */
export type DueRow = InformationRequest & { readonly dueKey: string };

/** What is due, with its request where there is more to read of it than its terms. */
type FoundRow = Omit<RequestRow, 'id'> &
  Pick<DueRow, 'dueKey'> & {
    readonly id: string | null;
    readonly kept: string;
    readonly asked: boolean;
  };

/** Retention, reached through the functions of the exchange alone. */
export const RetentionStore = {
  /** Longest due first, after a position. */
  async findDue(session: Session, limit: number, after: string[] | null): Promise<DueRow[]> {
    const rows = await session.query<FoundRow[]>(
      `with due as materialized (select request as kept, review_at, asked from exchange.find_due_reviews($1, $2, $3))
       select kept, asked, review_at::text as "dueKey", ${REQUEST_COLUMNS}
       from due left join (${requestsRead('array(select kept from due), null, null, $3')}) on kept = r.id
       order by review_at, kept`,
      [after?.[0] ?? null, after?.[1] ?? null, limit],
    );
    return rows.map(({ id, kept, asked, ...row }) =>
      id === null ? Object.assign(termsAlone(kept, asked), { dueKey: row.dueKey }) : { ...row, id },
    );
  },

  find(session: Session, requests: readonly string[]): Promise<Retention[]> {
    return session.query<Retention[]>(
      `select request, due_at as "reviewDueAt", delete_at as "deleteBy",
         copies_delete_at as "copiesDeleteBy", held, erased_at as "erasedAt",
         copies_destroyed_at as "copiesDestroyedAt", proposed, asked
       from exchange.find_retention($1)`,
      [requests],
    );
  },

  /** @returns id of the step */
  async propose(session: Session, request: string, step: RetentionStep): Promise<string> {
    const [row] = await session.query<[{ id: string }]>(
      'select exchange.propose_retention_step($1, $2) as id',
      [request, step],
    );
    return row.id;
  },

  async approve(session: Session, request: string, step: RetentionStep): Promise<ApprovedStep> {
    const [row] = await session.query<[ApprovedStep]>(
      `select id, proposed_by as "proposedBy", approved_by as "approvedBy", records
       from exchange.approve_retention_step($1, $2)`,
      [request, step],
    );
    return row;
  },

  async destroy(session: Session, request: string): Promise<void> {
    await session.query('select exchange.destroy_sealed($1)', [request]);
  },
};

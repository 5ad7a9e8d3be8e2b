import type { Session } from '@lidhja/enforcement';
import type { EscalatedRequest } from './EscalatedRequest';

/** A request that was escalated, with the exact text of since when, which a JavaScript date would cut to milliseconds. */
export type EscalatedRow = EscalatedRequest & { readonly sortKey: string };

/** Requests that were escalated to the session's authority, reached through the function of the exchange alone. */
export const EscalationStore = {
  /** Longest overdue first, after a position. */
  findPage(session: Session, limit: number, after: string[] | null): Promise<EscalatedRow[]> {
    return session.query<EscalatedRow[]>(
      `select id, reference, urgency, requesting, requested, submitted_at as "submittedAt",
         overdue_at as "overdueSince", overdue_at::text as "sortKey", synthetic,
         'mandate|addressed_to_own_authority|' as access
       from exchange.find_escalated($1, $2, $3)`,
      [after?.[0] ?? null, after?.[1] ?? null, limit],
    );
  },
};

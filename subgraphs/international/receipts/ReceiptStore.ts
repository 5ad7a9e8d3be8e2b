import type { Session } from '@lidhja/enforcement';
import type { DisclosureReceipt } from './DisclosureReceipt';

/** One request's list of receipts, and where it is to go on. */
export interface ReceiptListKey {
  readonly request: string;
  readonly after: string[] | null;
}

/** A receipt with the exact text of its time, which a JavaScript date would cut to milliseconds. */
export type ReceiptRow = DisclosureReceipt & { readonly sortKey: string };

/** Receipts, reached through the function of the exchange alone. */
export const ReceiptStore = {
  /** For each list the next receipts, oldest first; one statement. */
  findOfRequests(
    session: Session,
    lists: readonly ReceiptListKey[],
    limit: number,
  ): Promise<Omit<ReceiptRow, 'access'>[]> {
    return session.query(
      `select id, request as "requestId", operation, issued_at as "issuedAt",
         issued_at::text as "sortKey", jws from exchange.find_receipts($1, $2, $3, $4)`,
      [
        lists.map(({ request }) => request),
        lists.map(({ after }) => after?.[0] ?? null),
        lists.map(({ after }) => after?.[1] ?? null),
        limit,
      ],
    );
  },
};

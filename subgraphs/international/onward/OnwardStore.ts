import type { Session } from '@lidhja/enforcement';
import type { OnwardEvent } from '@lidhja/policy';
import type { OnwardRequest } from './OnwardRequest';
import type { RequestOnwardTransferInput } from './RequestOnwardTransferInput';

/** A request to pass something on, with the exact text of its time. */
export type OnwardRow = OnwardRequest & { readonly sortKey: string };

/** Something that happened to one, as this session may know of it. */
export interface OnwardCourseRow {
  readonly onward: string;
  readonly event: OnwardEvent;
}

const COLUMNS = `id, request as "requestId", recipient as "recipientId", purpose, categories, reason,
  filed_at as "filedAt", filed_at::text as "sortKey", due_at as "dueAt", synthetic, access`;

/** Requests to pass something on, reached through the functions of the exchange alone. */
export const OnwardStore = {
  findByIds(session: Session, ids: readonly string[]): Promise<OnwardRow[]> {
    return session.query<OnwardRow[]>(`select ${COLUMNS} from exchange.find_onward(null, $1)`, [
      ids,
    ]);
  },

  /** Those on requests, ten at most on each, oldest first. */
  findOfRequests(session: Session, requests: readonly string[]): Promise<OnwardRow[]> {
    return session.query<OnwardRow[]>(`select ${COLUMNS} from exchange.find_onward($1, null)`, [
      requests,
    ]);
  },

  /** Those that wait for the session's authority, oldest first, after a position. */
  findPending(session: Session, limit: number, after: string[] | null): Promise<OnwardRow[]> {
    return session.query<OnwardRow[]>(
      `select ${COLUMNS} from exchange.find_onward(null, array(select p.id
         from exchange.find_pending_onward($1, $2, $3) p))`,
      [after?.[0] ?? null, after?.[1] ?? null, limit],
    );
  },

  findCourses(session: Session, ids: readonly string[]): Promise<OnwardCourseRow[]> {
    return session.query<OnwardCourseRow[]>(
      'select onward, event from exchange.find_onward_courses($1)',
      [ids],
    );
  },

  async ask(session: Session, input: RequestOnwardTransferInput): Promise<string> {
    const [row] = await session.query<[{ id: string }]>(
      'select exchange.request_onward($1, $2::jsonb) as id',
      [input.requestId, JSON.stringify(input)],
    );
    return row.id;
  },
};

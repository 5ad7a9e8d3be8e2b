import type { Session } from '@lidhja/enforcement';
import type { Notice } from './Notice';

/** Notices, reached through the function of the exchange alone. */
export const NoticeStore = {
  /** The next of the session's organisation, oldest first. @param after id of the one before */
  findAfter(session: Session, limit: number, after: string | null): Promise<Notice[]> {
    return session.query<Notice[]>(
      `select id, request as about, kind, at,
         case when own then 'own_record||' else 'mandate|addressed_to_own_authority|' end as access
       from exchange.find_notices($1, $2)`,
      [after, limit],
    );
  },
};

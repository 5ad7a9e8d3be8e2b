import type { Session } from '@lidhja/enforcement';
import type { UndeliveredNotice } from './UndeliveredNotice';

/** A notice that was given up, with the exact text of when, which a JavaScript date would cut to milliseconds. */
export type UndeliveredRow = UndeliveredNotice & { readonly sortKey: string };

type Row = Pick<UndeliveredRow, 'id' | 'attempts' | 'givenUpAt' | 'access' | 'sortKey'> & {
  readonly about: string;
  readonly kind: NonNullable<UndeliveredNotice['notice']>['kind'];
  readonly at: Date;
};

/** Notices that were given up, reached through the functions of the exchange alone. */
export const UndeliveredStore = {
  /** Those of the session's organisation, oldest first, after a position. */
  async findPage(
    session: Session,
    limit: number,
    after: string[] | null,
  ): Promise<UndeliveredRow[]> {
    const rows = await session.query<Row[]>(
      `select id, about, kind, at, attempts, given_up_at as "givenUpAt",
         given_up_at::text as "sortKey",
         case when own then 'own_record||' else 'mandate|addressed_to_own_authority|' end as access
       from exchange.find_undelivered($1, $2, $3)`,
      [after?.[0] ?? null, after?.[1] ?? null, limit],
    );
    return rows.map(({ about, kind, at, ...row }) => ({
      ...row,
      notice: { id: row.id, access: row.access, about, kind, at },
    }));
  },

  /** @returns id of the notice. @throws Refusal NOT_AVAILABLE when it was not given up, or may not be known of */
  async sendAgain(session: Session, notice: string): Promise<string> {
    const [row] = await session.query<[{ id: string }]>(
      'select exchange.send_notice_again($1) as id',
      [notice],
    );
    return row.id;
  },
};

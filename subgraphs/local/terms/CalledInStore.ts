import type { Session } from '@lidhja/enforcement';
import type { CalledInRecord } from './CalledInRecord';

/** With the exact text of since when, which a JavaScript date would cut to milliseconds. */
export type CalledInRow = CalledInRecord & { readonly dueKey: string };

const COLUMNS = `w.record as id, w.class as record, w.at as "calledInAt", w.proposed, w.destroyed_at as "destroyedAt",
  w.recipient as "recipientId", 'own_record||' as access`;

/** What was erased and is called in of whoever had received it, reached through functions of the database alone. */
export const CalledInStore = {
  /** Received and not confirmed, longest first, after a position. */
  find(session: Session, limit: number, after: string[] | null): Promise<CalledInRow[]> {
    return session.query<CalledInRow[]>(
      `with due as materialized (select d.record from exchange.find_called_in($1, $2, $3) d)
       select ${COLUMNS}, w.at::text as "dueKey"
       from exchange.find_called_in_records(array(select d.record from due d)) w order by w.at, w.record`,
      [after?.[0] ?? null, after?.[1] ?? null, limit],
    );
  },

  /** Erased by their own organisation, latest first, after a position. */
  findAskedFor(session: Session, limit: number, after: string[] | null): Promise<CalledInRow[]> {
    return session.query<CalledInRow[]>(
      `with asked as materialized (select d.record from exchange.find_asked_for($1, $2, $3) d)
       select ${COLUMNS}, w.at::text as "dueKey"
       from exchange.find_called_in_records(array(select d.record from asked d)) w
       order by w.at desc, w.record desc`,
      [after?.[0] ?? null, after?.[1] ?? null, limit],
    );
  },

  async findById(session: Session, id: string): Promise<CalledInRecord | null> {
    const [row] = await session.query<CalledInRecord[]>(
      `select ${COLUMNS} from exchange.find_called_in_records(array[$1::uuid]) w`,
      [id],
    );
    return row ?? null;
  },

  async take(session: Session, step: 'propose' | 'approve', record: string): Promise<string> {
    await session.query(`select exchange.${step}_copies_destroyed($1)`, [record]);
    return record;
  },
};

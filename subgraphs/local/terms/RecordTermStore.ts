import type { Session } from '@lidhja/enforcement';
import type { RecordRetentionStep, RecordTerm } from './RecordTerm';

/** A term with the exact text of since when it is due, which a JavaScript date would cut to milliseconds. */
export type DueRecordRow = RecordTerm & { readonly dueKey: string };

/** Who took a step; ids of officials. */
export interface ApprovedRecordStep {
  readonly proposedBy: string;
  readonly approvedBy: string;
}

const COLUMNS = `t.record as id, t.class as record, t.ended_at as "endedAt", t.due_at as "reviewDueAt",
  t.delete_at as "deleteBy", t.held, t.erased_at as "erasedAt", t.proposed as "proposedStep", 'own_record||' as access`;

/** Terms of referrals, consents and returns, reached through functions of the database alone. */
export const RecordTermStore = {
  /** Longest due first, after a position. */
  findDue(session: Session, limit: number, after: string[] | null): Promise<DueRecordRow[]> {
    return session.query<DueRecordRow[]>(
      `with due as materialized (select d.record, d.due_at from exchange.find_due_records($1, $2, $3) d)
       select ${COLUMNS}, t.due_at::text as "dueKey"
       from exchange.find_record_terms(array(select d.record from due d)) t order by t.due_at, t.record`,
      [after?.[0] ?? null, after?.[1] ?? null, limit],
    );
  },

  async findById(session: Session, id: string): Promise<RecordTerm | null> {
    const [row] = await session.query<RecordTerm[]>(
      `select ${COLUMNS} from exchange.find_record_terms(array[$1::uuid]) t`,
      [id],
    );
    return row ?? null;
  },

  /** @returns id of the record */
  async propose(session: Session, recordId: string, step: RecordRetentionStep): Promise<string> {
    const [row] = await session.query<[{ id: string }]>(
      'select exchange.propose_record_step($1, $2) as id',
      [recordId, step],
    );
    return row.id;
  },

  async approve(
    session: Session,
    recordId: string,
    step: RecordRetentionStep,
  ): Promise<ApprovedRecordStep> {
    const [row] = await session.query<[ApprovedRecordStep]>(
      `select proposed_by as "proposedBy", approved_by as "approvedBy"
       from exchange.approve_record_step($1, $2)`,
      [recordId, step],
    );
    return row;
  },

  /** @param event what the record has of it beforehand, without what hangs on it */
  async erase(session: Session, recordId: string, event: object): Promise<void> {
    await session.query('select "local".erase_record($1, $2)', [recordId, JSON.stringify(event)]);
  },
};

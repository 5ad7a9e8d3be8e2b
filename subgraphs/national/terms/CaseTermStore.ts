import type { Session } from '@lidhja/enforcement';
import type { CaseRow } from '../cases/CaseRow';
import { CASE_COLUMNS } from '../cases/CaseStore';
import { asksAhead } from '../security/askAhead';
import type { CaseRetentionStep } from './CaseRetentionStep';

/** How long a case is kept, and what became of it. */
export interface CaseTerm {
  readonly caseId: string;
  readonly reviewDueAt: Date | null;
  readonly deleteBy: Date | null;
  readonly held: boolean;
  readonly erasedAt: Date | null;
  readonly proposed: CaseRetentionStep | null;
}

/** A step that a second person approved; ids. */
export interface ApprovedCaseStep {
  readonly id: string;
  readonly proposedBy: string;
  readonly approvedBy: string;
}

/** A case with the exact text of since when it is due, which a JavaScript date would cut to milliseconds. */
export type DueCaseRow = CaseRow & { readonly dueKey: string };

/** Terms of cases, reached through functions of the database alone. */
export const CaseTermStore = {
  /** Longest due first, after a position: the cases by their keys, as far as row security lets them be seen. */
  findDue(session: Session, limit: number, after: string[] | null): Promise<DueCaseRow[]> {
    return session.query<DueCaseRow[]>(
      `select c.*, d.due_at::text as "dueKey" from "national".find_due_cases($1, $2, $3) d
       cross join lateral (select ${CASE_COLUMNS} from "national".readable_case c
         where c.id = d.case_id offset 0) c
       where ${asksAhead('readable_case')} order by d.due_at, d.case_id`,
      [after?.[0] ?? null, after?.[1] ?? null, limit],
    );
  },

  find(session: Session, cases: readonly string[]): Promise<CaseTerm[]> {
    return session.query<CaseTerm[]>(
      `select case_id as "caseId", due_at as "reviewDueAt", delete_at as "deleteBy", held,
         erased_at as "erasedAt", proposed
       from "national".find_case_terms($1)`,
      [cases],
    );
  },

  /** @returns id of the step */
  async propose(session: Session, caseId: string, step: CaseRetentionStep): Promise<string> {
    const [row] = await session.query<[{ id: string }]>(
      'select "national".propose_case_step($1, $2) as id',
      [caseId, step],
    );
    return row.id;
  },

  async approve(
    session: Session,
    caseId: string,
    step: CaseRetentionStep,
  ): Promise<ApprovedCaseStep> {
    const [row] = await session.query<[ApprovedCaseStep]>(
      `select id, proposed_by as "proposedBy", approved_by as "approvedBy"
       from "national".approve_case_step($1, $2)`,
      [caseId, step],
    );
    return row;
  },

  /** @param event what the record has of it beforehand, without whom it was about: that is told to no part */
  async erase(session: Session, caseId: string, event: object): Promise<void> {
    await session.query('select "national".erase_case($1, $2)', [caseId, JSON.stringify(event)]);
  },
};

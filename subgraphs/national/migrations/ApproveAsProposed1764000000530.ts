import { rewriteFunctions, type Rewriting } from '@lidhja/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

// Where a case was opened again, what was proposed before was said of a case that nobody had gone on with.
const SINCE = (step: string): string =>
  `(${step}.step not in ('KEEP', 'ERASE') or coalesce(${step}.proposed_at >= t.ended_at, true))`;

const REWRITTEN: readonly Rewriting[] = [
  {
    name: '"national".proposal_stands',
    from: 'and (a.until is null or a.until >= current_date));',
    to: `and (a.until is null or a.until >= current_date))
      -- Of two who may not know of a sealed case neither decides about it.
      and not exchange.sealed_from(array[p_case], p_official);`,
  },
  {
    name: '"national".approve_case_step',
    from: 'or not "national".proposal_stands(t.case_id, s.proposed_by) then',
    to: `or not "national".proposal_stands(t.case_id, s.proposed_by)
      or not ${SINCE('s')} then`,
  },
  {
    name: '"national".find_case_terms',
    from: 'and "national".proposal_stands(t.case_id, p.proposed_by) then p.step end',
    to: `and "national".proposal_stands(t.case_id, p.proposed_by)
        and ${SINCE('p')} then p.step end`,
  },
  {
    name: '"national".find_case_terms',
    from: 'select s.step, s.approved_at, s.proposed_by from',
    to: 'select s.step, s.approved_at, s.proposed_by, s.proposed_at from',
  },
];

/** What a second person approves of a case stands still as it was proposed. */
export class ApproveAsProposed1764000000530 implements MigrationInterface {
  up(runner: QueryRunner): Promise<void> {
    return rewriteFunctions(runner, REWRITTEN);
  }

  down(runner: QueryRunner): Promise<void> {
    return rewriteFunctions(runner, REWRITTEN, true);
  }
}

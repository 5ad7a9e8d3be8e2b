import type { Rewriting } from '@lidhja/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';
import { rewriteAsExchangeOwner } from './rewriteAsExchangeOwner';

const lifted = (due: string, last: string): Rewriting => ({
  name: 'exchange.approve_retention_step',
  from: `'infinity') else w.${due} end,`,
  to: `'infinity') when p_step = 'LIFT_HOLD' then least(w.${due}, w.${last}) else w.${due} end,`,
});
const REWRITTEN = [lifted('due_at', 'delete_at'), lifted('copies_due_at', 'copies_delete_at')];

// Holds that were lifted before.
const LIFTED = `
  update exchange.retention set due_at = least(due_at, delete_at), copies_due_at = least(copies_due_at, copies_delete_at)
  where held_by is null and (due_at > delete_at or copies_due_at > copies_delete_at)
`;

/** What was kept under a hold is due at its last day at the latest, once the hold is lifted. */
export class LiftToLastDay1764000000592 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await rewriteAsExchangeOwner(runner, REWRITTEN);
    await asExchangeOwner(runner, [LIFTED]);
  }

  down(runner: QueryRunner): Promise<void> {
    return rewriteAsExchangeOwner(runner, REWRITTEN, true);
  }
}

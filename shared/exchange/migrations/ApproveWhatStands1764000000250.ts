import { rewriteFunctions, type Rewriting } from '@lidhja/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

// One that ended while it waited, and was followed by a refusal, would otherwise be told to both sides
// by the approval: that there had been something to grant.
const APPROVED: readonly Rewriting[] = [
  {
    name: 'exchange.approve_decision',
    from: `'CLARIFICATION_ASKED', 'AUTHORISATION_PENDING') then`,
    to: `'CLARIFICATION_ASKED', 'AUTHORISATION_PENDING')
      or not exists (select from exchange.standing_decisions(array[p_request]) s
        where s.decision = g.decision) then`,
  },
];

/** A second person approves the decision that stands, and no other. */
export class ApproveWhatStands1764000000250 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.rewrite(runner, false);
  }

  async down(runner: QueryRunner): Promise<void> {
    await this.rewrite(runner, true);
  }

  private async rewrite(runner: QueryRunner, back: boolean): Promise<void> {
    await runner.query('set local role exchange_owner');
    await rewriteFunctions(runner, APPROVED, back);
    await runner.query('reset role');
  }
}

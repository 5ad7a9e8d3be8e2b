import { rewriteFunctions, type Rewriting } from '@lidhja/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { PERIODS_AHEAD } from '../periods/Period';

// In the ordinary course a head is ahead of what is told by a period or two.
const TOLD: readonly Rewriting[] = [
  {
    name: 'audit.told_periods',
    from: 'where h.size <= over order by',
    to: `where h.size <= over or h.size > over + ${PERIODS_AHEAD} order by`,
  },
];

/** What was told of the public log while the clock was ahead is told on when it has gone back: a log never shrinks. */
export class TellHeadAfterJump1764000000559 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.rewrite(runner, false);
  }

  async down(runner: QueryRunner): Promise<void> {
    await this.rewrite(runner, true);
  }

  private async rewrite(runner: QueryRunner, back: boolean): Promise<void> {
    await runner.query('set local role audit_owner');
    await rewriteFunctions(runner, TOLD, back);
    await runner.query('reset role');
  }
}

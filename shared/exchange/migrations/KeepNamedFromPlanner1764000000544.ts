import { keepFromPlanner, type KeptFromPlanner } from '@lidhja/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

// Who has a part in a danger, and whom it is about, are ids: told to nobody, and destroyed like the words.
const NAMED: KeptFromPlanner = {
  'exchange.danger_push': ['review_outcome'],
  'exchange.danger_push_record': ['record'],
  'exchange.danger_push_around': ['implicated', 'written_by'],
  'exchange.danger_attempt_around': ['implicated', 'written_by'],
};

/** Whom word of danger names is in no statistics of the planner, which would outlive it. */
export class KeepNamedFromPlanner1764000000544 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.keep(runner, false);
  }

  async down(runner: QueryRunner): Promise<void> {
    await this.keep(runner, true);
  }

  private async keep(runner: QueryRunner, back: boolean): Promise<void> {
    await runner.query('set local role exchange_owner');
    await keepFromPlanner(runner, NAMED, back);
    await runner.query('reset role');
  }
}

import { keepFromPlanner, type KeptFromPlanner } from '@lidhja/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const ERASED: KeptFromPlanner = {
  '"national".person_identity': '*',
  '"national".person_origin': '*',
  '"national".person_health': '*',
  '"national".child_decision': '*',
  '"national".case_suspect': '*',
};

/** What the erasure of a case destroys is in no statistics of the planner. */
export class KeepErasedFromPlanner1764000000529 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.keep(runner, false);
  }

  async down(runner: QueryRunner): Promise<void> {
    await this.keep(runner, true);
  }

  private async keep(runner: QueryRunner, back: boolean): Promise<void> {
    await keepFromPlanner(runner, ERASED, back);
  }
}

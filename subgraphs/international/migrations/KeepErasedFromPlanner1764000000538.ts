import { keepFromPlanner, type KeptFromPlanner } from '@lidhja/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const ERASED: KeptFromPlanner = { '"international".person_return': '*' };

/** What the erasure of a return destroys is in no statistics of the planner. */
export class KeepErasedFromPlanner1764000000538 implements MigrationInterface {
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

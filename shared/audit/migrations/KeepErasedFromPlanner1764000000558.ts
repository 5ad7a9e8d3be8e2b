import { keepFromPlanner, type KeptFromPlanner } from '@lidhja/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

// With its salt and its digest, what an entry said could be tried out.
const ERASED: KeptFromPlanner = {
  'audit.entry': ['payload'],
  'audit.salt': ['salt'],
  'audit.period': ['salt'],
};

/** What is destroyed of an entry is in no statistics of the planner. */
export class KeepErasedFromPlanner1764000000558 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.keep(runner, false);
  }

  async down(runner: QueryRunner): Promise<void> {
    await this.keep(runner, true);
  }

  private async keep(runner: QueryRunner, back: boolean): Promise<void> {
    await runner.query('set local role audit_owner');
    await keepFromPlanner(runner, ERASED, back);
    await runner.query('reset role');
  }
}

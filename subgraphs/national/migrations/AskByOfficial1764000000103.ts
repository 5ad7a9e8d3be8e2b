import { rewriteFunctions, type Rewriting } from '@lidhja/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const OF_AN_OFFICIAL = `from "national".case_assignment a
      where a.official = me and a.since <= current_date
        and (a.until is null or a.until >= current_date)`;
// Days are asked of what the official's own index gave: the primary key has the day too, and the case first.
const READ_FIRST = `from (select x.* from "national".case_assignment x
        where x.official = me offset 0) a
      where a.since <= current_date
        and (a.until is null or a.until >= current_date)`;

const REWRITTEN: readonly Rewriting[] = [
  { name: '"national".cases_assigned', from: OF_AN_OFFICIAL, to: READ_FIRST },
  { name: '"national".cases_assigned', from: OF_AN_OFFICIAL, to: READ_FIRST },
];

/** Assignments are read by the official, whatever else an index could answer. */
export class AskByOfficial1764000000103 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await rewriteFunctions(runner, REWRITTEN);
  }

  async down(runner: QueryRunner): Promise<void> {
    await rewriteFunctions(runner, REWRITTEN, true);
  }
}

import { rewriteFunctions, type Rewriting } from '@lidhja/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

// For a caller who may not inspect, sender and recipient stand alone beside the ids, and each has an index: which
// is taken would follow from how many pushes there are.
const BY_KEY: readonly Rewriting[] = [
  {
    name: 'exchange.find_danger_pushes',
    from: `select w.* from exchange.danger_push w
        where w.id = any (p_ids) and`,
    to: `select w.* from (select q.* from exchange.danger_push q where q.id = any (p_ids) offset 0) w
        where`,
  },
];

/** Word of danger is found by its id through one index, whoever asks. */
export class FindDangerByKey1764000000247 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.rewrite(runner, false);
  }

  async down(runner: QueryRunner): Promise<void> {
    await this.rewrite(runner, true);
  }

  private async rewrite(runner: QueryRunner, back: boolean): Promise<void> {
    await runner.query('set local role exchange_owner');
    await rewriteFunctions(runner, BY_KEY, back);
    await runner.query('reset role');
  }
}

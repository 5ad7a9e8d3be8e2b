import { rewriteFunctions, type Rewriting } from '@lidhja/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const LAST = 'order by t.valid_from desc limit 1 for update of t;';

const FOUND: readonly Rewriting[] = [
  {
    name: 'exchange.revoke_grant',
    from: LAST,
    to: `and exists (select from exchange.find_requests(array[p_request], null, null, 1))
    ${LAST}`,
  },
];

/** Under an agreement that is not in force a request is absent, to whoever would revoke its grant too. */
export class RevokeWhatIsThere1764000000197 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.rewrite(runner, false);
  }

  async down(runner: QueryRunner): Promise<void> {
    await this.rewrite(runner, true);
  }

  private async rewrite(runner: QueryRunner, back: boolean): Promise<void> {
    await runner.query('set local role exchange_owner');
    await rewriteFunctions(runner, FOUND, back);
    await runner.query('reset role');
  }
}

import { rewriteFunctions, type Rewriting } from '@lidhja/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

// Null is unlike all of nothing: where nothing was sealed from whoever asked, every notice passed for one of
// danger, those of agreements that are over too, and so their feed told that something is sealed or nothing is.
const FEED: readonly Rewriting[] = [
  {
    name: 'exchange.find_notices',
    from: 'n.danger_push <> all (closed) and own_open',
    to: 'n.danger_push is not null and n.danger_push <> all (closed) and own_open',
  },
];

/** A notice of a request is told by the rule for requests, whether or not anything is sealed. */
export class TellNoticesAlike1764000000290 implements MigrationInterface {
  up(runner: QueryRunner): Promise<void> {
    return this.rewrite(runner, false);
  }

  down(runner: QueryRunner): Promise<void> {
    return this.rewrite(runner, true);
  }

  private async rewrite(runner: QueryRunner, back: boolean): Promise<void> {
    await runner.query('set local role exchange_owner');
    await rewriteFunctions(runner, FEED, back);
    await runner.query('reset role');
  }
}

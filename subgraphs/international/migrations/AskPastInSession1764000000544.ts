import { rewriteFunctions, type Rewriting } from '@lidhja/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const ASKED: readonly Rewriting[] = [
  {
    name: '"international".past_returns',
    from: 'begin return array(',
    to: `begin return case when exchange.my('kind') is not null then array(`,
  },
  {
    name: '"international".past_returns',
    from: 'exchange.is_past_term(t)); end',
    to: 'exchange.is_past_term(t)) end; end',
  },
];

/** Which returns are past their term is answered to a session alone: what a seal closes is among them. */
export class AskPastInSession1764000000544 implements MigrationInterface {
  up(runner: QueryRunner): Promise<void> {
    return rewriteFunctions(runner, ASKED);
  }

  down(runner: QueryRunner): Promise<void> {
    return rewriteFunctions(runner, ASKED, true);
  }
}

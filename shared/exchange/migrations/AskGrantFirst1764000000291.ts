import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';
import { CODED } from './CreateSpontaneous1764000000270';

// Which of the two is looked up first costs the same, so that what is hidden in either could turn it.
export const GRANT_FIRST = CODED.replace(
  'join exchange.request r on r.id = g.request',
  `cross join lateral (select q.agreement, q.evidence_use, q.handling from exchange.request q
      where q.id = g.request offset 0) r`,
);

/** The grants of a session are found by its request, and the request by them. */
export class AskGrantFirst1764000000291 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [GRANT_FIRST]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [CODED]);
  }
}

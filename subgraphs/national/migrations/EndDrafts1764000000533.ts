import { rewriteFunctions, type Rewriting } from '@lidhja/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const COPIES = 'perform exchange.call_in_copies(p_case);';
const ENDED: readonly Rewriting[] = [
  {
    name: '"national".erase_case',
    from: COPIES,
    to: `${COPIES}
    perform exchange.end_drafts(p_case);`,
  },
];

/** What waits to be sent of a case lapses with its erasure: it tells of those who are no more in it. */
export class EndDrafts1764000000533 implements MigrationInterface {
  up(runner: QueryRunner): Promise<void> {
    return rewriteFunctions(runner, ENDED);
  }

  down(runner: QueryRunner): Promise<void> {
    return rewriteFunctions(runner, ENDED, true);
  }
}

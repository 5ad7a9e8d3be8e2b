import { rewriteFunctions, type Rewriting } from '@lidhja/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const COPIES = 'perform exchange.call_in_copies(p_case);';
const FORGOTTEN: readonly Rewriting[] = [
  {
    name: '"national".erase_case',
    from: COPIES,
    to: `perform exchange.forget_necessities(p_case);
    ${COPIES}`,
  },
];

/** Why a category of a case was needed goes with what is erased of it. */
export class ForgetNecessities1764000000534 implements MigrationInterface {
  up(runner: QueryRunner): Promise<void> {
    return rewriteFunctions(runner, FORGOTTEN);
  }

  down(runner: QueryRunner): Promise<void> {
    return rewriteFunctions(runner, FORGOTTEN, true);
  }
}

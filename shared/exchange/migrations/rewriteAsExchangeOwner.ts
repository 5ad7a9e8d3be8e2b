import { rewriteFunctions, type Rewriting } from '@lidhja/platform';
import type { QueryRunner } from 'typeorm';

/** Defines functions of the exchange anew, by the owner of its tables; with `back` as before it. */
export async function rewriteAsExchangeOwner(
  runner: QueryRunner,
  rewritings: readonly Rewriting[],
  back = false,
): Promise<void> {
  await runner.query('set local role exchange_owner');
  await rewriteFunctions(runner, rewritings, back);
  await runner.query('reset role');
}

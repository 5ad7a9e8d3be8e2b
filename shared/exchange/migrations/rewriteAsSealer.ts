import { rewriteFunctions, type Rewriting } from '@lidhja/platform';
import type { QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';

/**
 * Defines functions anew that read past the seal, by their own owner; with `back` as before it. Whoever replaces a
 * function must be able to make one in its schema.
 */
export async function rewriteAsSealer(
  runner: QueryRunner,
  rewritings: readonly Rewriting[],
  back = false,
): Promise<void> {
  await asExchangeOwner(runner, ['grant create on schema exchange to exchange_sealer']);
  await runner.query('set local role exchange_sealer');
  await rewriteFunctions(runner, rewritings, back);
  await asExchangeOwner(runner, ['revoke create on schema exchange from exchange_sealer']);
}

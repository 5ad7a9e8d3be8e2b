import { RECORD_TERMS } from '@lidhja/policy';
import type { QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';

const years = (count: number): string => `interval 'P${count}Y'`;

const KEYS = RECORD_TERMS.IDEMPOTENCY_KEY.terms;

/** Functions that say by the terms of this build what is past its age. Others hold for every row at once. */
const TERMS = [
  `create or replace function exchange.keys_end_before() returns timestamptz language sql stable
   return clock_timestamp() - ${years(KEYS.maxAge)}`,
  'revoke execute on function exchange.keys_end_before from public',
];

/** Makes the database's copy of the terms of the law what the policy of this build says, as `loadPermissions` does. */
export async function loadTerms(runner: QueryRunner): Promise<void> {
  await asExchangeOwner(runner, TERMS);
}

import { permissionsOf } from '@lidhja/policy';
import type { QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';

const rows = (): string =>
  JSON.stringify(
    permissionsOf().map(({ personLevel, ...rest }) => ({ ...rest, person_level: personLevel })),
  );

/**
 * Makes the database's copy of the decision table what the policy of this build says, in the
 * transaction of the caller: row security has no table of its own to keep.
 */
export async function loadPermissions(runner: QueryRunner): Promise<void> {
  await asExchangeOwner(runner, ['delete from exchange.permission']);
  await runner.query('set local role exchange_owner');
  await runner.query(
    `insert into exchange.permission ("row", kind, basis, purpose, category, person_level, conditions)
     select "row", kind, basis, purpose, category, person_level, conditions
     from jsonb_to_recordset($1::jsonb) as p ("row" text, kind text, basis text, purpose text,
       category text, person_level boolean, conditions text[])`,
    [rows()],
  );
  await runner.query('reset role');
}

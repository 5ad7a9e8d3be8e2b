import { onwardSteps, requestSteps } from '@lidhja/policy';
import type { QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';

/**
 * Makes the database's copies of the courses of requests, and of those to pass something on, what the policy of
 * this build says, as `loadPermissions` does.
 */
export async function loadCourse(runner: QueryRunner): Promise<void> {
  await asExchangeOwner(runner, [
    'delete from exchange.request_step',
    'delete from exchange.onward_step',
  ]);
  await runner.query('set local role exchange_owner');
  await runner.query(
    `insert into exchange.request_step (state, event, next, side)
     select state, event, next, side
     from jsonb_to_recordset($1::jsonb) as s (state text, event text, next text, side text)`,
    [JSON.stringify(requestSteps())],
  );
  await runner.query(
    `insert into exchange.onward_step (state, event, next)
     select state, event, next
     from jsonb_to_recordset($1::jsonb) as s (state text, event text, next text)`,
    [JSON.stringify(onwardSteps())],
  );
  await runner.query('reset role');
}

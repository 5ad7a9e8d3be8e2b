import { rewriteFunctions, type Rewriting } from '@lidhja/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { openGrantsAsBefore, openGrantsByKey } from './openGrantsByKey';

const OWN_DECISION = {
  from: `from exchange."grant" t join exchange.decision d on d.id = t.decision
    where t.request = p_request and d.owner = exchange.my_organisation()`,
  to: `from exchange."grant" t
    where t.request = p_request and exists (select from exchange.decision d
      where d.id = t.decision and d.owner = exchange.my_organisation() offset 0)`,
};
const DECIDED: readonly Rewriting[] = [
  { name: 'exchange.approve_decision', ...OWN_DECISION },
  { name: 'exchange.revoke_grant', ...OWN_DECISION },
];

/** Who decided of a grant, whether it was revoked, its record sealed or its use permitted is asked by key. */
export class AskGrantsByKey1764000000082 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('set local role exchange_owner');
    await openGrantsByKey(runner);
    await rewriteFunctions(runner, DECIDED);
    await runner.query('reset role');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('set local role exchange_owner');
    await rewriteFunctions(runner, DECIDED, true);
    await openGrantsAsBefore(runner);
    await runner.query('reset role');
  }
}

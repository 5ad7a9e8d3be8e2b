import { rewriteFunctions, type Rewriting } from '@lidhja/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

// Said only where all are listed, so that whoever names a change is not read for by the index of the list.
const LISTED: readonly Rewriting[] = [
  {
    name: 'exchange.find_policy_changes',
    from: '(p_ids is null or c.id = any (p_ids))',
    to: `(p_ids is not null or c.proposed_at > '-infinity')
        and (p_ids is null or c.id = any (p_ids))`,
  },
];

const index = (where = ''): string => `
  drop index exchange.policy_change_by_time;
  create index policy_change_by_time on exchange.policy_change (proposed_at, id)${where}`;

/** A change that is asked for by its id is read by the key's index, however many there are. */
export class FindChangesByOneIndex1764000000162 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.change(runner, false);
  }

  async down(runner: QueryRunner): Promise<void> {
    await this.change(runner, true);
  }

  private async change(runner: QueryRunner, back: boolean): Promise<void> {
    await runner.query('set local role exchange_owner');
    await rewriteFunctions(runner, LISTED, back);
    await runner.query(index(back ? '' : ` where proposed_at > '-infinity'`));
    await runner.query('reset role');
  }
}

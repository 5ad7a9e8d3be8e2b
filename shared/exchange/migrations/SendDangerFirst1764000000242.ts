import { rewriteFunctions, type Rewriting } from '@lidhja/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';

const TABLE = `
  -- Of word of danger, which is sent before anything else of its organisation.
  alter table exchange.notice_delivery add column urgent boolean not null default false;
  update exchange.notice_delivery d set urgent = true where exists (select from exchange.notice n
    where n.id = d.notice and n.danger_push is not null);
  create index notice_delivery_due_first on exchange.notice_delivery (urgent desc, next_at, number)
    where next_at is not null;
  drop index exchange.notice_delivery_due;
`;

const BEFORE = `
  create index notice_delivery_due on exchange.notice_delivery (next_at, number) where next_at is not null;
  drop index exchange.notice_delivery_due_first;
  alter table exchange.notice_delivery drop column urgent;
`;

const FIRST: readonly Rewriting[] = [
  {
    name: 'exchange.put_notices_in_line',
    from: `insert into exchange.notice_delivery (notice, organisation, next_at)
    select t.id, p_organisation, p_now from unnest(told)`,
    to: `insert into exchange.notice_delivery (notice, organisation, next_at, urgent)
    select t.id, p_organisation, p_now, exists (select from exchange.notice n
      where n.id = t.id and n.danger_push is not null offset 0) from unnest(told)`,
  },
  {
    name: 'exchange.next_delivery',
    from: 'order by d.next_at, d.number limit 1',
    to: 'order by d.urgent desc, d.next_at, d.number limit 1',
  },
];

/** Word of danger does not wait behind what else an organisation is sent. */
export class SendDangerFirst1764000000242 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [TABLE]);
    await this.rewrite(runner, false);
  }

  async down(runner: QueryRunner): Promise<void> {
    await this.rewrite(runner, true);
    await asExchangeOwner(runner, [BEFORE]);
  }

  private async rewrite(runner: QueryRunner, back: boolean): Promise<void> {
    await runner.query('set local role exchange_owner');
    await rewriteFunctions(runner, FIRST, back);
    await runner.query('reset role');
  }
}

import { rewriteFunctions, type Rewriting } from '@lidhja/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';

const PROTECTS = `
  -- Whether the session's purpose is one that word of danger may serve with whoever received it.
  create function exchange.protects() returns boolean language sql stable
  set search_path = pg_catalog, pg_temp as $$
    select coalesce(exchange.my('purpose') in ('IMMEDIATE_THREAT', 'ASSISTANCE'), false) $$;
`;

const readableBy = (sides: string): string => `
  alter policy readable on exchange.danger_push_item
    using (push <> all ((select exchange.sealed_rows())::uuid[])
      and exists (select from exchange.danger_push w where w.id = danger_push_item.push
        and (${sides} or (select exchange.inspects('REQUEST')))
        offset 0));
`;
const BY_BOTH = readableBy('exchange.my_organisation() in (w.sender, w.recipient)');
const BY_PURPOSE = readableBy(`exchange.my_organisation() = w.sender
          or exchange.my_organisation() = w.recipient and (select exchange.protects())`);

const FIND = 'exchange.find_danger_pushes';
const REVIEWED = 'if found_push.reviewed_at is not null';
const READ: readonly Rewriting[] = [
  {
    name: FIND,
    from: `inspects boolean := exchange.inspects('REQUEST');`,
    to: `inspects boolean := exchange.inspects('REQUEST');
    protects boolean := exchange.protects();`,
  },
  { name: FIND, from: `'RECEIVED' and own then`, to: `'RECEIVED' and own and protects then` },
  {
    name: FIND,
    from: 'own and me in (w.sender, w.recipient) or inspects',
    to: 'own and (me = w.sender or me = w.recipient and protects) or inspects',
  },
  {
    name: 'exchange.review_danger_push',
    from: `${REVIEWED} then`,
    // Until then whoever sent it waits for the desk, and calls when it does not answer.
    to: `${REVIEWED}
      or found_push.acknowledged_at is null and found_push.follow_up_at > clock_timestamp() then`,
  },
];

/** Whoever received word of danger reads it to protect, and an inspection looks when the desk has had its time. */
export class ReadForProtection1764000000241 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [PROTECTS, BY_PURPOSE]);
    await this.rewrite(runner, false);
  }

  async down(runner: QueryRunner): Promise<void> {
    await this.rewrite(runner, true);
    await asExchangeOwner(runner, [BY_BOTH, 'drop function exchange.protects']);
  }

  private async rewrite(runner: QueryRunner, back: boolean): Promise<void> {
    await runner.query('set local role exchange_owner');
    await rewriteFunctions(runner, READ, back);
    await runner.query('reset role');
  }
}

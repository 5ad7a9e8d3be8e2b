import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';

const POLICIES = `
  -- Of its two sides and of an inspection, as long as nothing that it is about is sealed from the session,
  -- whatever a function forgets to ask. Looked up by key (offset 0), whatever the planner holds of the sizes.
  create policy readable on exchange.danger_push_item for select to exchange_owner
    using (push <> all ((select exchange.sealed_rows())::uuid[])
      and exists (select from exchange.danger_push w where w.id = danger_push_item.push
        and (exchange.my_organisation() in (w.sender, w.recipient) or (select exchange.inspects('REQUEST')))
        offset 0));
  create policy written on exchange.danger_push_item for insert to exchange_owner with check (true);
  alter table exchange.danger_push_item force row level security;
`;

/** Row security holds for the owner's functions too where they read what word of danger says. */
export class GuardWordsOfDanger1764000000200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [POLICIES]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [
      `alter table exchange.danger_push_item no force row level security;
       drop policy written on exchange.danger_push_item;
       drop policy readable on exchange.danger_push_item`,
    ]);
  }
}

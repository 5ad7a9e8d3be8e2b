import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';

const POLICIES = `
  -- Of the two authorities of its request, whatever a function forgets to ask. Looked up by key
  -- (offset 0), whatever the planner holds of the sizes.
  create policy readable on exchange.sought_person for select to exchange_owner
    using (exists (select from exchange.request r where r.id = sought_person.request
      and exchange.my_organisation() in (r.requesting, r.requested) offset 0));
  create policy written on exchange.sought_person for insert to exchange_owner with check (true);
  alter table exchange.sought_person force row level security;
`;

/** Row security holds for the owner's functions too where they read whom a request asks about. */
export class GuardSoughtPersons1764000000164 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [POLICIES]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [
      `alter table exchange.sought_person no force row level security;
       drop policy written on exchange.sought_person;
       drop policy readable on exchange.sought_person`,
    ]);
  }
}

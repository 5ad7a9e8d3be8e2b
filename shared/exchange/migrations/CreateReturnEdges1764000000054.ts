import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';

// The edge from a return, which the international part keeps, to its person, whom the national part
// does. No foreign key leads to either: its check would tell whether there is one.
const EDGE = `
  create table exchange.return_person (
    return uuid primary key,
    person uuid not null
  );
  create index return_of_person on exchange.return_person (person);
  -- Whether the table opens the category (any about a person, when null) to this session by a mandate
  -- to prepare returns. Compartments and inspections have a scope of their own.
  create function exchange.prepares_returns(p_category text) returns boolean
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
  begin return exchange.my('purpose') = 'RETURN' and exists (
      select from exchange.ways('mandate', p_category) w where w.conditions <@
        array_remove(array_remove(exchange.my_facts(), 'cleared'), 'opened_inspection'));
  end $$;
  -- Forced, so that it holds for the functions below as well, whoever writes the next one.
  alter table exchange.return_person enable row level security;
  alter table exchange.return_person force row level security;
  create policy added on exchange.return_person for insert to exchange_owner with check (true);
  create policy readable on exchange.return_person for select to exchange_owner using (
    person <> all ((select exchange.sealed_records())::uuid[])
    and (select exchange.prepares_returns(null)));
`;

const READ = `
  create function exchange.find_return_persons(p_returns uuid[])
  returns table (return uuid, person uuid)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select e.return, e.person from exchange.return_person e where e.return = any (p_returns) $$;
  -- Persons whose return this session prepares, where the table opens the category (any, when null).
  create function exchange.returning_persons(p_category text) returns uuid[]
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
  begin
    if not exchange.prepares_returns(p_category) then return '{}'; end if;
    return (select coalesce(array_agg(distinct e.person), '{}') from exchange.return_person e);
  end $$;
`;

/** Whom a return is about, on an edge of its own (LINK-I1). */
export class CreateReturnEdges1764000000054 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [
      EDGE,
      READ,
      `grant execute on function exchange.prepares_returns, exchange.find_return_persons
         to lidhja_international`,
      'grant execute on function exchange.returning_persons to lidhja_national, lidhja_migrator',
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [
      'drop function exchange.returning_persons, exchange.find_return_persons',
      'drop table exchange.return_person',
      'drop function exchange.prepares_returns',
    ]);
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';

const TABLE = `
  create table exchange.permission (
    "row" text not null,
    kind text not null,
    basis text not null,
    purpose text not null,
    category text not null,
    person_level boolean not null,
    conditions text[] not null,
    primary key (kind, purpose, basis, category, "row")
  );
  alter table exchange.permission enable row level security;
`;

const WAYS = `
  create function exchange.my_facts() returns text[] language sql stable
  set search_path = pg_catalog, pg_temp as $$
    select array(select jsonb_array_elements_text(coalesce(exchange.my('facts'), '[]')::jsonb)) $$;
  -- What must hold for this session to read the category on the basis: one set of conditions is
  -- enough. Null asks for any category that is about a person.
  create function exchange.ways(p_basis text, p_category text) returns table (conditions text[])
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select distinct p.conditions from exchange.permission p
    where p.kind = exchange.my('kind') and p.purpose = exchange.my('purpose') and p.basis = p_basis
      and (p.category = p_category or p_category is null and p.person_level) $$;
  -- Protected persons whose compartment the official's clearance names.
  create function exchange.compartment_records(p_category text) returns uuid[]
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select coalesce(array_agg(s.record), '{}') from exchange.seal s
    join exchange.official f on f.id = exchange.my_official() and s.compartment = any (f.clearances)
    where exists (select from exchange.ways('mandate', p_category) w
      where 'cleared' = any (w.conditions) and w.conditions <@ exchange.my_facts()) $$;
`;

// In plpgsql, whose plans a connection keeps: policies ask for these sets with every statement.
const GRANTED = `
  create or replace function exchange.sealed_records() returns uuid[]
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
  begin return (
    select coalesce(array_agg(s.record), '{}') from exchange.seal s
    where not exists (select from exchange.official f
      where f.id = exchange.my_official() and s.compartment = any (f.clearances)));
  end $$;
  -- Records that this session's grants open for the category (any, when null): what grant and agreement
  -- both name, the table allows to this kind for this purpose, and as many people approved as must.
  create or replace function exchange.granted_records(p_category text) returns uuid[]
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
  begin return (
    select coalesce(array_agg(g.record), '{}') from exchange.live_grants() g
    where exchange.my('purpose') = any (g.agreement_purposes)
      and exists (select from exchange.permission p
        where p.kind = exchange.my('kind') and p.purpose = exchange.my('purpose')
          and p.basis = 'grant' and p.category = any (g.categories)
          and p.category = any (g.agreement_categories)
          and (p.category = p_category or p_category is null)
          and p.conditions <@ exchange.my_facts())
      and exchange.approved(g.categories, g.approved_by)
      and not exists (select from exchange.seal s where s.record = g.record));
  end $$;
`;

/** The decision table where row security can read it; `loadPermissions` fills it from the policy. */
export class CreatePermissions1764000000008 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [
      TABLE,
      WAYS,
      GRANTED,
      `grant execute on function exchange.my_facts, exchange.ways to lidhja_migrator`,
      `grant execute on function exchange.compartment_records to lidhja_national, lidhja_migrator`,
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [
      'drop function exchange.compartment_records',
      // Without permissions no grant opens anything.
      `create or replace function exchange.granted_records(p_category text) returns uuid[]
       language sql stable set search_path = pg_catalog, pg_temp as $$ select '{}'::uuid[] $$`,
      'drop function exchange.ways, exchange.my_facts',
      'drop table exchange.permission',
    ]);
  }
}

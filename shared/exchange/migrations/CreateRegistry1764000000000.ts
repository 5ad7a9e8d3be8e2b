import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';

const TABLES = `
  create table exchange.organisation (
    id uuid primary key default gen_random_uuid(),
    name text not null,
    kind text not null,
    country char(2) not null,
    -- ISO 3166-2 code of the qark it serves; a shelter's municipality is never kept here.
    qark text,
    -- ISO 8601, as exact as its source: 2004-08 is August 2004.
    founded_on text check (founded_on ~ '^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$'),
    -- Registered as the single point of contact for exchange across borders.
    point_of_contact boolean not null default false,
    synthetic boolean not null,
    source text
  );
  create index organisation_by_kind on exchange.organisation (kind, name, id);
  create index organisation_by_name on exchange.organisation (name, id);
  create table exchange.official (
    id uuid primary key default gen_random_uuid(),
    organisation uuid not null references exchange.organisation,
    issuer text not null,
    subject text not null,
    functions text[] not null default '{}',
    areas text[] not null default '{}',
    clearances text[] not null default '{}',
    trained_until date,
    active_until timestamptz,
    synthetic boolean not null,
    unique (issuer, subject)
  );
  create table exchange.suspension (
    id uuid primary key default gen_random_uuid(),
    organisation uuid not null references exchange.organisation,
    official uuid references exchange.official,
    since timestamptz not null default clock_timestamp(),
    until timestamptz
  );
  create table exchange.mandate (
    id uuid primary key default gen_random_uuid(),
    official uuid not null references exchange.official,
    responsible uuid not null references exchange.official,
    purpose text not null,
    scope text not null,
    ends_at timestamptz not null
  );
  create table exchange.inspection (
    number text primary key,
    organisation uuid not null references exchange.organisation,
    scope text not null,
    opened_at timestamptz not null,
    ends_at timestamptz not null
  );
  create table exchange.seal (
    record uuid primary key,
    compartment text not null,
    since timestamptz not null default clock_timestamp()
  );
  create table exchange.sample (part text primary key, loaded_at timestamptz not null default now());
`;

const ROW_SECURITY = [
  'organisation',
  'official',
  'suspension',
  'mandate',
  'inspection',
  'seal',
  'sample',
]
  .map((table) => `alter table exchange.${table} enable row level security;`)
  .join('\n');

const ORGANISATIONS = `
  create function exchange.find_organisations(p_ids uuid[], p_kind text, p_country text,
    p_after_name text, p_after_id uuid, p_limit int)
  returns setof exchange.organisation
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select o.* from exchange.organisation o
    where (p_ids is null or o.id = any (p_ids))
      and (p_kind is null or o.kind = p_kind) and (p_country is null or o.country = p_country)
      and (p_after_id is null or (o.name, o.id) > (p_after_name, p_after_id))
    order by o.name, o.id limit p_limit $$;
`;

/** The registry: organisations, officials, who is suspended, who inspects, who is protected. */
export class CreateRegistry1764000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [
      'alter default privileges revoke execute on functions from public',
      TABLES,
      ROW_SECURITY,
      ORGANISATIONS,
      `grant usage on schema exchange to lidhja_national, lidhja_local, lidhja_international,
         lidhja_evidence, lidhja_gateway, lidhja_protection, audit_owner, lidhja_migrator`,
      'grant execute on function exchange.find_organisations to lidhja_national, lidhja_local',
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [
      'drop function exchange.find_organisations',
      `drop table exchange.sample, exchange.seal, exchange.inspection, exchange.mandate,
         exchange.suspension, exchange.official, exchange.organisation`,
    ]);
  }
}

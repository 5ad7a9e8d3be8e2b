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
    founded_on date,
    -- Registered as the single point of contact for exchange across borders.
    point_of_contact boolean not null default false,
    synthetic boolean not null,
    source text
  );
  create index organisation_by_kind on exchange.organisation (kind, name, id);
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

const ROW_SECURITY = ['organisation', 'official', 'suspension', 'mandate', 'inspection', 'seal', 'sample']
  .map((table) => `alter table exchange.${table} enable row level security;`)
  .join('\n');

// What a requester is comes from here and never from a token's claims.
const FIND_REQUESTER = `
  create function exchange.find_requester(p_issuer text, p_subject text) returns jsonb
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select jsonb_build_object(
      'official', f.id, 'organisation', o.id, 'kind', o.kind, 'country', o.country,
      'functions', f.functions, 'areas', f.areas, 'clearances', f.clearances,
      'suspended', exists (select from exchange.suspension s where s.organisation = o.id
        and (s.official is null or s.official = f.id)
        and s.since <= clock_timestamp() and (s.until is null or s.until > clock_timestamp())),
      'facts', array_remove(array[
        case when f.trained_until >= current_date then 'trained' end,
        case when cardinality(f.clearances) > 0 then 'cleared' end,
        case when o.kind = 'oversight' and exists (select from exchange.inspection i
          where i.organisation = o.id and clock_timestamp() between i.opened_at and i.ends_at)
          then 'opened_inspection' end], null))
    from exchange.official f join exchange.organisation o on o.id = f.organisation
    where f.issuer = p_issuer and f.subject = p_subject
      and (f.active_until is null or f.active_until > clock_timestamp())
  $$;
`;

// Sets what row security reads. Local to the transaction, so it ends with it.
const OPEN_SESSION = `
  create function exchange.open_session(p_issuer text, p_subject text, p_purpose text, p_request uuid)
  returns jsonb
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
  declare r jsonb := exchange.find_requester(p_issuer, p_subject);
  begin
    if p_issuer is not null and r is null then
      raise exception 'UNAUTHENTICATED' using errcode = 'LJ001';
    end if;
    if (r->>'suspended')::boolean then
      raise exception 'ORGANISATION_SUSPENDED' using errcode = 'LJ001';
    end if;
    perform set_config('lidhja.organisation', coalesce(r->>'organisation', ''), true),
      set_config('lidhja.official', coalesce(r->>'official', ''), true),
      set_config('lidhja.kind', coalesce(r->>'kind', 'public'), true),
      set_config('lidhja.country', coalesce(r->>'country', ''), true),
      set_config('lidhja.purpose', coalesce(p_purpose, ''), true),
      set_config('lidhja.request', coalesce(p_request::text, ''), true),
      set_config('lidhja.areas', coalesce(r->>'areas', '[]'), true),
      set_config('lidhja.facts', coalesce(r->>'facts', '[]'), true);
    return r;
  end $$;
`;

const SETTINGS = `
  create function exchange.my(setting text) returns text language sql stable
    set search_path = pg_catalog, pg_temp as
    $$ select nullif(current_setting('lidhja.' || setting, true), '') $$;
  create function exchange.my_organisation() returns uuid language sql stable
    set search_path = pg_catalog, pg_temp as $$ select exchange.my('organisation')::uuid $$;
  create function exchange.my_official() returns uuid language sql stable
    set search_path = pg_catalog, pg_temp as $$ select exchange.my('official')::uuid $$;
  -- The area of the official's unit, on the day of reading; AL is the whole country.
  create function exchange.in_my_area(area text) returns boolean language sql stable
    set search_path = pg_catalog, pg_temp as $$
    select exchange.my('areas')::jsonb ?| array[area, 'AL'] $$;
  create function exchange.inspection_open() returns boolean language sql stable
    set search_path = pg_catalog, pg_temp as $$
    select exchange.my('kind') = 'oversight' and exchange.my('purpose') = 'OVERSIGHT'
      and (exchange.my('facts')::jsonb ? 'opened_inspection') $$;
  -- Records of protected persons that this caller is not cleared for: they do not exist for it.
  create function exchange.sealed_records() returns uuid[]
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select coalesce(array_agg(s.record), '{}') from exchange.seal s
    where not exists (select from exchange.official f
      where f.id = exchange.my_official() and s.compartment = any (f.clearances)) $$;
`;

// What a sample persona writes is marked as synthetic, whatever its organisation: an organisation
// that a source names can be acted for by a persona that is invented.
const ORGANISATIONS = `
  create function exchange.acts_for_sample() returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select exists (select from exchange.official f join exchange.organisation o on o.id = f.organisation
      where f.id = exchange.my_official() and (f.synthetic or o.synthetic)) $$;
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

/** The registry of organisations and officials, and the function with which every transaction begins. */
export class CreateRegistry1764000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [
      'alter default privileges revoke execute on functions from public',
      TABLES,
      ROW_SECURITY,
      SETTINGS,
      FIND_REQUESTER,
      OPEN_SESSION,
      ORGANISATIONS,
      `grant usage on schema exchange to lidhja_national, lidhja_local, lidhja_international,
         lidhja_evidence, lidhja_gateway, lidhja_protection, audit_owner, lidhja_migrator`,
      `grant execute on function exchange.find_requester to lidhja_gateway`,
      `grant execute on function exchange.open_session, exchange.my, exchange.my_organisation,
         exchange.my_official to lidhja_national, lidhja_local, lidhja_international,
         lidhja_evidence, lidhja_protection`,
      `grant execute on function exchange.my, exchange.my_organisation, exchange.my_official
         to lidhja_migrator`,
      `grant execute on function exchange.inspection_open to audit_owner, lidhja_national`,
      `grant execute on function exchange.in_my_area to lidhja_national, lidhja_local,
         lidhja_migrator`,
      `grant execute on function exchange.my to audit_owner`,
      `grant execute on function exchange.sealed_records to lidhja_national, lidhja_local,
         lidhja_protection`,
      'grant execute on function exchange.find_organisations to lidhja_national, lidhja_local',
      'grant execute on function exchange.acts_for_sample to lidhja_local',
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [
      `drop function exchange.acts_for_sample, exchange.find_organisations, exchange.sealed_records, exchange.inspection_open, exchange.in_my_area,
         exchange.open_session, exchange.find_requester, exchange.my_official,
         exchange.my_organisation, exchange.my`,
      `drop table exchange.sample, exchange.seal, exchange.inspection, exchange.mandate,
         exchange.suspension, exchange.official, exchange.organisation`,
    ]);
  }
}

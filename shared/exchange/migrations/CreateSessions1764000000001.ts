import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';

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

// What the gateway needs to know, and no more: never who is cleared for what.
const FIND_CALLER = `
  create function exchange.find_caller(p_issuer text, p_subject text) returns jsonb
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select jsonb_build_object('official', r->'official', 'organisation', r->'organisation',
      'kind', r->'kind', 'suspended', r->'suspended')
    from exchange.find_requester(p_issuer, p_subject) r where r is not null $$;
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
    -- A machine acts for a named official, for a purpose and until a day: its standing mandate.
    if r->'functions' ? 'machine' and p_purpose is not null and not exists
      (select from exchange.mandate m where m.official = (r->>'official')::uuid
        and m.purpose = p_purpose and m.ends_at > clock_timestamp()) then
      raise exception 'PURPOSE_NOT_PERMITTED' using errcode = 'LJ001';
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

// What someone who is cleared for a compartment does is told to nobody who is not: its counts and
// digests alone would say that there is a protected person.
const CLEARED = `
  create function exchange.is_cleared(p_official uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select exists (select from exchange.official f
      where f.id = p_official and cardinality(f.clearances) > 0) $$;
`;

// What a sample persona writes is marked as synthetic, whatever its organisation: an organisation
// that a source names can be acted for by a persona that is invented.
const ACTS_FOR_SAMPLE = `
  create function exchange.acts_for_sample() returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select exists (select from exchange.official f join exchange.organisation o on o.id = f.organisation
      where f.id = exchange.my_official() and (f.synthetic or o.synthetic)) $$;
`;

/** The function with which every transaction begins, and what row security reads of it afterwards. */
export class CreateSessions1764000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [
      SETTINGS,
      FIND_REQUESTER,
      FIND_CALLER,
      OPEN_SESSION,
      CLEARED,
      ACTS_FOR_SAMPLE,
      'grant execute on function exchange.is_cleared to audit_owner',
      'grant execute on function exchange.find_caller to lidhja_gateway',
      `grant execute on function exchange.open_session, exchange.my, exchange.my_organisation,
         exchange.my_official to lidhja_national, lidhja_local, lidhja_international,
         lidhja_evidence, lidhja_protection`,
      `grant execute on function exchange.my, exchange.my_organisation, exchange.my_official
         to lidhja_migrator`,
      'grant execute on function exchange.inspection_open to audit_owner, lidhja_national',
      `grant execute on function exchange.in_my_area to lidhja_national, lidhja_local,
         lidhja_migrator`,
      `grant execute on function exchange.my, exchange.my_organisation, exchange.my_official
         to audit_owner`,
      `grant execute on function exchange.sealed_records to lidhja_national, lidhja_protection,
         lidhja_migrator, audit_owner`,
      'grant execute on function exchange.acts_for_sample to lidhja_local',
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [
      `drop function exchange.is_cleared, exchange.acts_for_sample, exchange.sealed_records, exchange.inspection_open,
         exchange.in_my_area, exchange.open_session, exchange.find_caller, exchange.find_requester,
         exchange.my_official, exchange.my_organisation, exchange.my`,
    ]);
  }
}

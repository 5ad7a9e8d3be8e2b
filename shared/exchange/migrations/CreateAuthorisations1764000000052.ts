import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';

// What the owner of a case records about it, as the conditions of the decision table describe them.
const TABLES = `
  create table exchange.judicial_authorisation (
    id uuid primary key default gen_random_uuid(),
    record uuid not null,
    reference text not null check (length(reference) between 3 and 200),
    court text not null check (length(court) between 3 and 200),
    decided_on date not null,
    -- Last day on which it holds; null where the court set none.
    until date check (until >= decided_on),
    recorded_by uuid not null references exchange.official,
    synthetic boolean not null
  );
  create index authorisation_of_record on exchange.judicial_authorisation (record);
  -- Why the proceeding cannot do without a category; counts from the second person's approval on.
  create table exchange.necessity (
    id uuid primary key default gen_random_uuid(),
    record uuid not null,
    category text not null,
    reason text not null check (length(reason) between 10 and 2000),
    recorded_by uuid not null references exchange.official,
    approved_by uuid references exchange.official check (approved_by <> recorded_by),
    approved_at timestamptz,
    synthetic boolean not null,
    check ((approved_by is null) = (approved_at is null))
  );
  create index necessity_of_record on exchange.necessity (record, category);
  alter table exchange.judicial_authorisation enable row level security;
  alter table exchange.necessity enable row level security;
`;

const READ = `
  create function exchange.authorised_records() returns uuid[]
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
  begin return (select coalesce(array_agg(distinct a.record), '{}')
    from exchange.judicial_authorisation a
    where a.decided_on <= current_date and (a.until is null or a.until >= current_date));
  end $$;
  -- Conditions that are recorded on a case, for one category.
  create function exchange.recorded_facts(p_record uuid, p_category text) returns text[]
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
  begin return array_remove(array[
      case when p_record = any (exchange.authorised_records()) then 'judicial_authorisation' end,
      case when exists (select from exchange.necessity n where n.record = p_record
        and n.category = p_category and n.approved_at <= clock_timestamp())
        then 'consent_or_necessity' end], null);
  end $$;
  -- The same for the mask, in the words of access classes.
  create function exchange.facts_of(p_record uuid) returns text
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
  begin return (select coalesce(string_agg(w.word, ',' order by w.word), '') from (
    select 'judicial_authorisation' as word where p_record = any (exchange.authorised_records())
    union select 'consent_or_necessity@' || n.category from exchange.necessity n
      where n.record = p_record and n.approved_at <= clock_timestamp()) w);
  end $$;
  -- What a person's consent to this session's organisation adds, in the same words.
  create function exchange.consent_facts(p_person uuid) returns text
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
  begin return (select coalesce(string_agg(distinct w.word || c.category, ','), '')
    from exchange.live_consents() l cross join unnest(l.categories) as c (category)
    cross join unnest(array['consent@', 'consent_or_necessity@']) as w (word)
    where l.person = p_person);
  end $$;
`;

/** Judicial authorisations and necessities, which the decision table asks for before health data. */
export class CreateAuthorisations1764000000052 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [
      TABLES,
      READ,
      `grant execute on function exchange.authorised_records, exchange.facts_of,
         exchange.consent_facts to lidhja_national, lidhja_migrator`,
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [
      `drop function exchange.consent_facts, exchange.facts_of, exchange.recorded_facts,
         exchange.authorised_records`,
      'drop table exchange.necessity, exchange.judicial_authorisation',
    ]);
  }
}

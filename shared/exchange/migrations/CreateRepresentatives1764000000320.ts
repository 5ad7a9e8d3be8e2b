import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';

const HEAD = 'security definer set search_path = pg_catalog, pg_temp';

// Who they are stands in the keeper's own file: here is only that there is one, and what a second person found.
const TABLES = `
  create table exchange.representative (
    id uuid primary key default gen_random_uuid(),
    consent uuid not null references exchange.consent,
    relation text not null check (relation in ('PARENT', 'GUARDIAN', 'SPOUSE', 'RELATIVE', 'LAWYER', 'OTHER')),
    named_by uuid not null references exchange.official,
    named_at timestamptz not null default clock_timestamp(),
    synthetic boolean not null default exchange.acts_for_sample()
  );
  create index representative_of_consent on exchange.representative (consent, named_at, id) where consent is not null;
  create table exchange.conflict_check (
    id uuid primary key default gen_random_uuid(),
    representative uuid not null references exchange.representative,
    implicated boolean not null,
    checked_by uuid not null references exchange.official,
    checked_at timestamptz not null default clock_timestamp(),
    -- From this instant on it carries no more; null where they have a part in it, which ends by no time.
    valid_until timestamptz,
    check (implicated = (valid_until is null))
  );
  create index check_of_representative on exchange.conflict_check (representative, checked_at);
  alter table exchange.representative enable row level security;
  alter table exchange.conflict_check enable row level security;
`;

// Read through the consent, which is sealed with its person.
const READ = `
  -- Representatives under consents that this session's organisation keeps, and how each stands.
  create function exchange.find_representatives(p_consents uuid[])
  returns table (id uuid, consent uuid, relation text, named_at timestamptz, checked_at timestamptz,
    valid_until timestamptz, state text, synthetic boolean)
  language sql stable ${HEAD} set plan_cache_mode = force_generic_plan as $$
    select r.id, r.consent, r.relation, r.named_at, x.checked_at, x.valid_until,
      case when x.implicated then 'IMPLICATED' when x.valid_until is null then 'UNCHECKED'
        when x.valid_until <= clock_timestamp() then 'LAPSED' else 'PASSED' end, r.synthetic
    from exchange.representative r
    cross join lateral (select k.kept_by from exchange.consent k where k.id = r.consent offset 0) c
    cross join lateral (select bool_or(y.implicated) as implicated, max(y.checked_at) as checked_at,
        case when not bool_or(y.implicated) then max(y.valid_until) end as valid_until
      from exchange.conflict_check y where y.representative = r.id) x
    where r.consent = any (p_consents) and c.kept_by = exchange.my_organisation()
      and exchange.opens('own_record', 'REQUEST') and exchange.sealed_rows() is not null
    order by r.consent, r.named_at, r.id limit 5 * cardinality(p_consents) $$;
  -- The person of a consent, for the official who recorded it and so acts for them; by way of a representative only
  -- while that one has passed the conflict check. For nobody else, and of the sealed neither.
  create function exchange.person_acted_for(p_consent uuid, p_representative uuid) returns uuid
  language plpgsql stable ${HEAD} set plan_cache_mode = force_generic_plan as $$
  declare passed boolean := p_representative is null
    or exists (select from exchange.find_representatives(array[p_consent]) f
      where f.id = p_representative and f.state = 'PASSED');
  begin return (select e.person from exchange.consent_person e
    cross join lateral (select k.kept_by, k.recorded_by from exchange.consent k
      where k.id = e.consent offset 0) c
    where e.consent = p_consent and passed and c.kept_by = exchange.my_organisation()
      and c.recorded_by = exchange.my_official()
      and exchange.sealed_records() is not null and exchange.open_consents() is not null);
  end $$;
`;

const WRITE = `
  create function exchange.name_representative(p_consent uuid, p_relation text) returns uuid
  language plpgsql volatile ${HEAD} as $$
  begin
    -- Held, so that two who name at once do not name more than there may be.
    perform from exchange.consent c where c.id = p_consent and c.kept_by = exchange.my_organisation() for update;
    if exchange.person_acted_for(p_consent, null) is null
        or (select count(*) from exchange.representative r where r.consent = p_consent) >= 5 then
      raise exception 'NOT_AVAILABLE' using errcode = 'LJ001';
    end if;
    insert into exchange.representative (consent, relation, named_by)
    values (p_consent, p_relation, exchange.my_official());
    return p_consent;
  end $$;
  -- By a second official of the organisation: neither who named them nor who acts for the person.
  create function exchange.check_representative(p_representative uuid, p_implicated boolean) returns uuid
  language plpgsql volatile ${HEAD} as $$
  declare found_consent uuid; first uuid[]; at timestamptz := clock_timestamp();
  begin
    select r.consent, array[r.named_by, c.recorded_by] into found_consent, first
    from exchange.representative r
    cross join lateral (select k.kept_by, k.recorded_by from exchange.consent k where k.id = r.consent offset 0) c
    where r.id = p_representative and c.kept_by = exchange.my_organisation()
      and exchange.opens('own_record', 'REQUEST') and exchange.sealed_rows() is not null;
    if found_consent is null then raise exception 'NOT_AVAILABLE' using errcode = 'LJ001'; end if;
    if exchange.my_official() = any (first) then
      raise exception 'SECOND_PERSON_REQUIRED' using errcode = 'LJ001';
    end if;
    insert into exchange.conflict_check (representative, implicated, checked_by, checked_at, valid_until)
    values (p_representative, p_implicated, exchange.my_official(), at,
      case when not p_implicated then at + interval '180 days' end);
    return found_consent;
  end $$;
`;

const INSIDE = 'exchange.person_acted_for';
const SERVED =
  'exchange.find_representatives, exchange.name_representative, exchange.check_representative';

/** Representatives of persons, and whether a second person found that they have a part in the exploitation. */
export class CreateRepresentatives1764000000320 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [
      ...[TABLES, READ, WRITE],
      `grant execute on function ${SERVED} to lidhja_local`,
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [
      `drop function ${SERVED}, ${INSIDE}`,
      'drop table exchange.conflict_check, exchange.representative',
    ]);
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';
import { ReadGrants1764000000053 } from './ReadGrants1764000000053';

// Bodies that are read when they are made, and so become part of the statement that asks (see
// `InlineSettings`). Facts are codes of a closed list, so that their JSON is an array by its brackets.
const INLINE = `
  create or replace function exchange.my_facts() returns text[] language sql stable
    return coalesce(translate(exchange.my('facts'), '[]"', '{}'), '{}')::text[];
  create or replace function exchange.approved(p_categories text[], p_approved_by uuid[])
  returns boolean language sql immutable
    return cardinality(p_approved_by) > 1 or not p_categories && array['TESTIMONY', 'RETURN',
      'VICTIM_IDENTITY', 'VICTIM_LOCATION', 'FAMILY', 'HEALTH', 'SPECIAL', 'COUNSELLING_NOTE',
      'SHELTER_LOCATION', 'WITNESS_PROTECTION'];
`;

const COLUMNS = `id uuid, request uuid, record uuid, categories text[], requested_by uuid,
    approved_by uuid[], valid_from timestamptz, valid_until timestamptz, agreement uuid, version int,
    agreement_purposes text[], agreement_categories text[], parties text[],
    agreement_from timestamptz, agreement_until timestamptz, evidence_use text, handling text[],
    evidence_permitted boolean`;

const GRANTS = `
  -- The grants that this session stands on: its own, on the request and for the purpose it names,
  -- alive now, under an agreement in force now. Read in the transaction of the read itself, so that
  -- a revocation takes effect when it commits. The latest version of an agreement that has begun decides.
  create function exchange.grants_in_force() returns table (${COLUMNS})
  language sql stable begin atomic
    select g.id, g.request, g.record, g.categories, g.requested_by, g.approved_by, g.valid_from,
      g.valid_until, v.agreement, v.version, v.purposes, v.categories,
      (select a.parties::text[] from exchange.agreement a where a.id = r.agreement),
      v.valid_from, v.valid_until, r.evidence_use, v.handling,
      exists (select from exchange.handling_permission m join exchange.decision d on d.owner = m.permitted_by
        where d.id = g.decision and m.record = g.record and m.code = 'H1' and m.recipient = g.organisation)
    from exchange."grant" g
    join exchange.request r on r.id = g.request
    cross join lateral (select l.* from exchange.agreement_version l
      where l.agreement = r.agreement and l.valid_from <= clock_timestamp()
      order by l.version desc limit 1) v
    where g.request = exchange.my('request')::uuid and g.organisation = exchange.my_organisation()
      and g.purpose = exchange.my('purpose')
      and v.status = 'in_force' and (v.valid_until is null or v.valid_until > clock_timestamp())
      and clock_timestamp() >= g.valid_from and clock_timestamp() < g.valid_until
      and not exists (select from exchange.revocation x where x."grant" = g.id);
  end;
  create or replace function exchange.live_grants() returns table (${COLUMNS})
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
  begin return query select * from exchange.grants_in_force(); end $$;
`;

const OPENS = `exchange.my('purpose') = any (g.agreement_purposes)
      and exchange.approved(g.categories, g.approved_by)
      and ('H1' <> all (g.handling) or g.evidence_use = 'INTELLIGENCE' or g.evidence_permitted)
      and not exists (select from exchange.seal s where s.record = g.record)`;
const NAMED = `p.kind = exchange.my('kind') and p.purpose = exchange.my('purpose') and p.basis = 'grant'
        and p.category = any (g.categories) and p.category = any (g.agreement_categories)
        and (p.category = p_category or p_category is null)`;

// What is recorded of a case is looked for only where the table asks for it.
const WAYS = `
  create or replace function exchange.granted_ways(p_category text)
  returns table (record uuid, category text, missing text[])
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
  begin return query
    select g.record, p.category, case when p.conditions <@ exchange.my_facts() then '{}'
      else array(select unnest(p.conditions)
        except select unnest(exchange.my_facts() || exchange.recorded_facts(g.record, p.category))) end
    from exchange.grants_in_force() g join exchange.permission p on ${NAMED}
    where ${OPENS};
  end $$;
  create or replace function exchange.granted_records(p_category text) returns uuid[]
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
  declare facts text[];
  begin
    -- Without a request there is no grant, and most statements of a session have none.
    if exchange.my('request') is null then return '{}'; end if;
    facts := exchange.my_facts();
    return array(select g.record from exchange.grants_in_force() g
      where ${OPENS} and exists (select from exchange.permission p where ${NAMED}
        and (p.conditions <@ facts
          or p.conditions <@ (facts || exchange.recorded_facts(g.record, p.category)))));
  end $$;
`;

const UNCLOSED = `
  -- Plans for the values of each call would cost more than they save: these tables are small.
  alter function exchange.handled(uuid[], text) set plan_cache_mode = force_generic_plan;
  -- Of these records, which are the session's own or granted to it, those that are neither sealed nor
  -- kept from it by their codes, for values of the category; the same as what sealed_records and
  -- withheld_records leave.
  create function exchange.unclosed(p_records uuid[], p_category text) returns uuid[]
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp
  set plan_cache_mode = force_generic_plan as $$
  declare closed uuid[] := exchange.sealed_records();
  begin
    if exists (select from exchange.handling h where h.record = any (p_records)) then
      closed := closed || exchange.withheld_records(p_category);
    end if;
    if not p_records && closed then return p_records; end if;
    return array(select unnest(p_records) except select unnest(closed));
  end $$;
  grant execute on function exchange.unclosed to lidhja_migrator;
`;

const sealed = (body: string): string => `
  create or replace function exchange.sealed_records() returns uuid[]
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
  ${body}
  end $$;
`;

// Who asks is looked up once and not for each seal.
const SEALED = sealed(`declare mine text[] := coalesce((select f.clearances from exchange.official f
      where f.id = exchange.my_official()), '{}');
  begin return array(select s.record from exchange.seal s where s.compartment <> all (mine));`);
const SEALED_BEFORE = sealed(`begin return (
    select coalesce(array_agg(s.record), '{}') from exchange.seal s
    where not exists (select from exchange.official f
      where f.id = exchange.my_official() and s.compartment = any (f.clearances)));`);

const PINNED = 'set search_path = pg_catalog, pg_temp as';
const BEFORE = `
  drop function exchange.grants_in_force, exchange.unclosed;
  alter function exchange.handled(uuid[], text) reset plan_cache_mode;
  create or replace function exchange.approved(p_categories text[], p_approved_by uuid[])
  returns boolean language sql immutable ${PINNED} $$
    select cardinality(p_approved_by) > 1 or not p_categories && array['TESTIMONY', 'RETURN',
      'VICTIM_IDENTITY', 'VICTIM_LOCATION', 'FAMILY', 'HEALTH', 'SPECIAL', 'COUNSELLING_NOTE',
      'SHELTER_LOCATION', 'WITNESS_PROTECTION'] $$;
  create or replace function exchange.my_facts() returns text[] language sql stable
    ${PINNED} $$
    select array(select jsonb_array_elements_text(coalesce(exchange.my('facts'), '[]')::jsonb)) $$;
`;

/** What policies ask with every statement, asked with as little work as can be. */
export class AskCheaply1764000000055 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [INLINE, SEALED, GRANTS, WAYS, UNCLOSED]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [BEFORE, SEALED_BEFORE]);
    await new ReadGrants1764000000053().up(runner);
  }
}

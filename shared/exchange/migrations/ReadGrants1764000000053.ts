import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';

/** `exchange.live_grants`, with further columns and the values of them. */
const liveGrants = (columns: string, values: string): string => `
  drop function if exists exchange.live_grants();
  create function exchange.live_grants()
  returns table (id uuid, request uuid, record uuid, categories text[], requested_by uuid,
    approved_by uuid[], valid_from timestamptz, valid_until timestamptz, agreement uuid, version int,
    agreement_purposes text[], agreement_categories text[], parties text[],
    agreement_from timestamptz, agreement_until timestamptz${columns})
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select g.id, g.request, g.record, g.categories, g.requested_by, g.approved_by, g.valid_from,
      g.valid_until, v.agreement, v.version, v.purposes, v.categories, a.parties::text[],
      v.valid_from, v.valid_until${values}
    from exchange."grant" g
    join exchange.decision d on d.id = g.decision
    join exchange.request r on r.id = g.request
    join exchange.agreement a on a.id = r.agreement
    cross join lateral (select (exchange.version_in_force(r.agreement)).*) v
    where g.request = exchange.my('request')::uuid and g.organisation = exchange.my_organisation()
      and g.purpose = exchange.my('purpose') and v.version is not null
      and clock_timestamp() >= g.valid_from and clock_timestamp() < g.valid_until
      and not exists (select from exchange.revocation x where x."grant" = g.id) $$;
  grant execute on function exchange.live_grants to lidhja_national, lidhja_migrator;
`;

const TERMS = liveGrants(
  ', evidence_use text, handling text[], evidence_permitted boolean',
  `, r.evidence_use, v.handling,
      exists (select from exchange.handling_permission m where m.record = g.record
        and m.code = 'H1' and m.recipient = g.organisation and m.permitted_by = d.owner)`,
);

const GRANTED = `
  -- What this session's grants could open, and which conditions are still to be met by the person:
  -- what grant and agreement both name, the table allows to this kind for this purpose, as many people
  -- approved as must, and the agreement's own codes let it be used as the request declared.
  create or replace function exchange.granted_ways(p_category text)
  returns table (record uuid, category text, missing text[])
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
  begin return query
    select g.record, p.category, array(select unnest(p.conditions)
      except select unnest(exchange.my_facts() || exchange.recorded_facts(g.record, p.category)))
    from exchange.live_grants() g
    join exchange.permission p on p.kind = exchange.my('kind') and p.purpose = exchange.my('purpose')
      and p.basis = 'grant' and p.category = any (g.categories)
      and p.category = any (g.agreement_categories)
    where exchange.my('purpose') = any (g.agreement_purposes)
      and (p.category = p_category or p_category is null)
      and exchange.approved(g.categories, g.approved_by)
      and ('H1' <> all (g.handling) or g.evidence_use = 'INTELLIGENCE' or g.evidence_permitted)
      and not exists (select from exchange.seal s where s.record = g.record);
  end $$;
  create or replace function exchange.granted_records(p_category text) returns uuid[]
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
  begin
    -- Without a request there is no grant, and most statements of a session have none.
    if exchange.my('request') is null then return '{}'; end if;
    return (select coalesce(array_agg(distinct w.record), '{}')
      from exchange.granted_ways(p_category) w where cardinality(w.missing) = 0);
  end $$;
  -- Records that grants name for the category, also where the person has still to consent.
  create or replace function exchange.granted_at_most(p_category text) returns uuid[]
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
  begin
    if exchange.my('request') is null then return '{}'; end if;
    return (select coalesce(array_agg(distinct w.record), '{}')
      from exchange.granted_ways(p_category) w
      where w.missing <@ array['consent', 'consent_or_necessity']);
  end $$;
`;

// Without what this migration reads, a grant that asks for it opens nothing; the others go on.
const BEFORE = `
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

/** Grants with what the request declares and the agreement's codes, and conditions met record by record. */
export class ReadGrants1764000000053 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [
      TERMS,
      GRANTED,
      'grant execute on function exchange.granted_ways to lidhja_migrator',
      'grant execute on function exchange.granted_at_most to lidhja_national, lidhja_migrator',
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [
      BEFORE,
      liveGrants('', ''),
      'drop function exchange.granted_at_most, exchange.granted_ways',
    ]);
  }
}

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
      g.valid_until, v.agreement, v.version, v.purposes, v.categories, a.parties::text[],
      v.valid_from, v.valid_until, r.evidence_use, v.handling,
      exists (select from exchange.handling_permission m where m.record = g.record
        and m.code = 'H1' and m.recipient = g.organisation and m.permitted_by = d.owner)
    from exchange."grant" g
    join exchange.decision d on d.id = g.decision
    join exchange.request r on r.id = g.request
    join exchange.agreement a on a.id = r.agreement
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

const WAYS = `
  create or replace function exchange.granted_ways(p_category text)
  returns table (record uuid, category text, missing text[])
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
  begin return query
    select g.record, p.category, case when p.conditions <@ exchange.my_facts() then '{}'
      else array(select unnest(p.conditions)
        except select unnest(exchange.my_facts() || exchange.recorded_facts(g.record, p.category))) end
    from exchange.grants_in_force() g
    join exchange.permission p on p.kind = exchange.my('kind') and p.purpose = exchange.my('purpose')
      and p.basis = 'grant' and p.category = any (g.categories)
      and p.category = any (g.agreement_categories)
    where exchange.my('purpose') = any (g.agreement_purposes)
      and (p.category = p_category or p_category is null)
      and exchange.approved(g.categories, g.approved_by)
      and ('H1' <> all (g.handling) or g.evidence_use = 'INTELLIGENCE' or g.evidence_permitted)
      and not exists (select from exchange.seal s where s.record = g.record);
  end $$;
`;

const PINNED = 'set search_path = pg_catalog, pg_temp as';
const BEFORE = `
  drop function exchange.grants_in_force;
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
    await asExchangeOwner(runner, [INLINE, GRANTS, WAYS]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [BEFORE]);
    await new ReadGrants1764000000053().up(runner);
  }
}

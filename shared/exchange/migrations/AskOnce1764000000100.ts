import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asExchangeOwner } from './asExchangeOwner';
import { AskCheaply1764000000055 } from './AskCheaply1764000000055';
import { DECLARED, DECLARED_BEFORE } from './declaredUse';
import { openGrantsByKey } from './openGrantsByKey';

const DEFINER = 'plpgsql stable security definer set search_path = pg_catalog, pg_temp';
const BODY = `${DEFINER} as $$`;
// Asked with every statement: a plan for the values of each call costs more than it saves.
const KEPT = `${DEFINER} set plan_cache_mode = force_generic_plan as $$`;

// Sub-selects by key stay so (offset 0), whatever the planner holds of the sizes of what they ask.
// The latest version of an agreement that has begun decides; one that is only signed has not, whatever day
// it names, and must not stand before the one in force (as in `version_in_force`, see `SucceedVersions`).
const GRANTS = `
  create or replace function exchange.grants_in_force() returns table (id uuid, request uuid,
    record uuid, categories text[], requested_by uuid, approved_by uuid[], valid_from timestamptz,
    valid_until timestamptz, agreement uuid, version int, agreement_purposes text[],
    agreement_categories text[], parties text[], agreement_from timestamptz,
    agreement_until timestamptz, evidence_use text, handling text[], evidence_permitted boolean)
  language sql stable begin atomic
    select g.id, g.request, g.record, g.categories, g.requested_by, g.approved_by, g.valid_from,
      g.valid_until, r.agreement, v.version, v.purposes, v.categories,
      (select a.parties::text[] from exchange.agreement a where a.id = r.agreement),
      v.valid_from, v.valid_until, r.evidence_use, v.handling,
      exists (select from exchange.handling_permission m where m.record = g.record and m.code = 'H1'
        and m.recipient = g.organisation and m.permitted_by = (select d.owner
          from exchange.decision d where d.id = g.decision) offset 0)
    from exchange."grant" g
    join exchange.request r on r.id = g.request
    cross join lateral (select l.version, l.status, l.purposes, l.categories, l.valid_from,
        l.valid_until, l.handling
      from exchange.agreement_version l
      where l.agreement = r.agreement and l.valid_from <= clock_timestamp() and l.status <> 'signed'
      order by l.agreement desc, l.version desc limit 1) v
    where g.request = exchange.my('request')::uuid and g.organisation = exchange.my_organisation()
      and g.purpose = exchange.my('purpose')
      and v.status = 'in_force' and (v.valid_until is null or v.valid_until > clock_timestamp())
      and clock_timestamp() >= g.valid_from and clock_timestamp() < g.valid_until
      and not exists (select from exchange.revocation x where x."grant" = g.id offset 0);
  end;
`;

const ROWS = `exchange.permission p where p.kind = exchange.my('kind')
        and p.purpose = exchange.my('purpose') and p.basis = 'grant'
        and (p.category = p_category or p_category is null)`;

// What the table opens to every grant of the kind is looked up once, and not for each grant; what is
// recorded of a case is looked for only where the table asks for it.
const GRANTED = `
  -- Whether what is recorded of the case opens one of a grant's categories that asks for it.
  create function exchange.opened_by_record(p_record uuid, p_granted text[], p_agreed text[],
    p_category text) returns boolean language ${BODY}
  declare facts text[] := exchange.my_facts();
  begin return exists (select from ${ROWS} and p.category = any (p_granted) and p.category = any (p_agreed)
    and p.conditions <@ (facts || exchange.recorded_facts(p_record, p.category)));
  end $$;
  create or replace function exchange.granted_records(p_category text) returns uuid[]
  language ${KEPT}
  declare facts text[];
    opened text[];
  begin
    -- Without a request there is no grant, and most statements of a session have none.
    if exchange.my('request') is null then return '{}'; end if;
    facts := exchange.my_facts();
    opened := array(select p.category from ${ROWS} and p.conditions <@ facts);
    return array(select g.record from exchange.grants_in_force() g
      where exchange.my('purpose') = any (g.agreement_purposes)
        and exchange.approved(g.categories, g.approved_by)
        and ('H1' <> all (g.handling) or g.evidence_use = 'INTELLIGENCE' or g.evidence_permitted)
        and not exists (select from exchange.seal s where s.record = g.record offset 0)
        and (exists (select from unnest(g.categories) c
            where c = any (opened) and c = any (g.agreement_categories))
          or exchange.opened_by_record(g.record, g.categories, g.agreement_categories, p_category)));
  end $$;
`;

const WAYS = `
  -- What the table opens to this session by mandate for the category (any about a person, when null),
  -- in one look: anywhere, or in the own area, to whoever is assigned; the same where a court has
  -- authorised it; and to whoever knows of a lead: these three, null where it is not so. What opens compartments and inspections has a scope
  -- of its own, which is no official's caseload.
  create function exchange.assigned_ways(p_category text) returns text[] language ${KEPT}
  declare facts text[] := exchange.my_facts();
    court constant text[] := array['assigned_case', 'judicial_authorisation'];
    plain text[] := array_remove(array_remove(facts, 'cleared'), 'opened_inspection')
      || 'assigned_case'::text;
  begin return (select array[
      case when bool_or(p.conditions <@ plain) then 'anywhere'
        when bool_or(p.conditions <@ (plain || 'in_area'::text)) then 'in_area' end,
      case when bool_or(p.conditions @> court and p.conditions <@ (facts || court)) then 'anywhere'
        when bool_or(p.conditions @> court and p.conditions <@ (facts || court || 'in_area'::text))
          then 'in_area' end,
      case when bool_or('lead_known_to_exist' = any (p.conditions)
        and p.conditions <@ (facts || 'lead_known_to_exist'::text)) then 'leads' end]
    from exchange.permission p where p.kind = exchange.my('kind')
      and p.purpose = exchange.my('purpose') and p.basis = 'mandate'
      and (p.category = p_category or p_category is null and p.person_level));
  end $$;
`;

// Part of the plan that asks, which costs more to begin than to run: as few expressions as can be.
const WITHHELD = `
  -- Of these records, those whose values of the category (null: all of the record) this session must
  -- not have for their codes: the same as the policy's rules handling_h1, handling_h2 and onward.
  create function exchange.withheld_among(p_records uuid[], p_category text)
  returns table (record uuid) language sql stable begin atomic
    select c.record from exchange.handling c
    cross join lateral (select exchange.my_organisation() as id,
      -- What the provider permits to this session's organisation.
      array(select m.code from exchange.handling_permission m where m.record = c.record
        and m.recipient = exchange.my_organisation() and m.permitted_by = c.provider) as may offset 0) me
    cross join lateral (select (select min(o.country) <> max(o.country) from exchange.organisation o
        where o.id = any (array[c.provider, c.first_recipient])) as abroad) s
    where c.record = any (p_records) and (c.category is null or c.category = p_category)
    group by c.record
    having (select r.evidence_use = 'JUDICIAL_EVIDENCE' from (select q.evidence_use, q.requesting
          from exchange.request q where q.id = exchange.my('request')::uuid offset 0) r
          where r.requesting = exchange.my_organisation())
        and bool_or(c.code = 'H1') and bool_or(c.code in ('H1', 'H2') and c.code <> all (me.may))
      or bool_or(c.code = 'H2' and c.first_recipient is distinct from me.id)
        and bool_or(c.code = 'H2' and c.provider is distinct from me.id)
        and bool_or(c.code = 'H2' and 'H2' <> all (me.may))
      or bool_or(s.abroad and 'H2' <> all (me.may)
        and (me.id = c.first_recipient or me.id = c.provider) is not true);
  end;
  create or replace function exchange.withheld_records(p_category text) returns uuid[]
  language ${BODY}
  begin return array(select w.record
    from exchange.withheld_among(array(select distinct c.record from exchange.handling c), p_category) w);
  end $$;
`;

const CLOSED = `
  -- What a session that reads at large must not see for the category, whatever opens it.
  create function exchange.closed_records(p_category text) returns uuid[] language ${BODY}
  begin return exchange.sealed_records() || exchange.withheld_records(p_category);
  end $$;
  -- The same of those records alone that are opened one by one. All is asked in one statement whatever
  -- they are: no statement tells that one of them is closed.
  create or replace function exchange.unclosed(p_records uuid[], p_category text) returns uuid[]
  language ${KEPT}
  begin return (select case when k.closed = '{}' then p_records
      else array(select r from unnest(p_records) as r where r <> all (k.closed)) end
    from (select array(
      select s.record from exchange.seal s where s.record = any (p_records)
        and s.compartment <> all (coalesce((select f.clearances from exchange.official f
          where f.id = exchange.my_official()), '{}'))
      union all select w.record from exchange.withheld_among(p_records, p_category) w) as closed
      offset 0) k);
  end $$;
`;

const WITHHELD_BEFORE = `
  create or replace function exchange.withheld_records(p_category text) returns uuid[]
  language ${BODY}
  declare evidence boolean := coalesce(exchange.declared_use() = 'JUDICIAL_EVIDENCE', false);
  begin return array(select h.record from exchange.handled(null, p_category) h
    where 'H1' = any (h.codes) and evidence and not h.permitted
      or 'H2' = any (h.codes) and not (h.first_recipient or h.provider or h.permitted)
      or h.abroad and not h.onward);
  end $$;
`;

/** What policies ask with every statement, asked once for a table and whatever the rows are. */
export class AskOnce1764000000100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [
      DECLARED,
      GRANTS,
      GRANTED,
      WAYS,
      WITHHELD,
      CLOSED,
      'grant execute on function exchange.closed_records to lidhja_national',
      'revoke execute on function exchange.withheld_records from lidhja_national',
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [
      WITHHELD_BEFORE,
      DECLARED_BEFORE,
      'grant execute on function exchange.withheld_records to lidhja_national',
      `drop function exchange.closed_records, exchange.withheld_among, exchange.assigned_ways,
         exchange.opened_by_record`,
    ]);
    await new AskCheaply1764000000055().down(runner);
    await new AskCheaply1764000000055().up(runner);
    await runner.query('set local role exchange_owner');
    await openGrantsByKey(runner);
    await runner.query('reset role');
  }
}

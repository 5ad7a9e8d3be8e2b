import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ASKED_APART } from './askedApart';
import { asExchangeOwner } from './asExchangeOwner';

const DEFINER = 'plpgsql stable security definer set search_path = pg_catalog, pg_temp';
const BODY = `${DEFINER} as $$`;
// As where each category is asked by itself (see AskOnce): a plan costs more to make than to keep.
const KEPT = `${DEFINER} set plan_cache_mode = force_generic_plan as $$`;

const WAYS = `
  -- The four ways of \`assigned_ways\` for each category, one category after the other.
  create function exchange.ways_by_category(p_categories text[]) returns text[] language ${KEPT}
  declare facts constant text[] := exchange.my_facts();
    court constant text[] := array['assigned_case', 'judicial_authorisation'];
    mine constant text[] := array_remove(array_remove(facts, 'cleared'), 'opened_inspection');
    plain constant text[] := mine || 'assigned_case'::text;
  begin return array(select w.way from unnest(p_categories) with ordinality k (category, at)
    cross join lateral (select array[
        case when bool_or(p.conditions <@ plain) then 'anywhere'
          when bool_or(p.conditions <@ (plain || 'in_area'::text)) then 'in_area' end,
        case when bool_or(p.conditions @> court and p.conditions <@ (facts || court)) then 'anywhere'
          when bool_or(p.conditions @> court and p.conditions <@ (facts || court || 'in_area'::text))
            then 'in_area' end,
        case when bool_or('lead_known_to_exist' = any (p.conditions)
          and p.conditions <@ (facts || 'lead_known_to_exist'::text)) then 'leads' end,
        case when exchange.my('kind') = 'responsible_authority' and bool_or(p.conditions <@ mine)
            then 'anywhere'
          when bool_or('in_area' = any (p.conditions) and p.conditions <@ (mine || 'in_area'::text))
            then 'in_area' end] as ways
      from exchange.permission p where p.kind = exchange.my('kind')
        and p.purpose = exchange.my('purpose') and p.basis = 'mandate'
        and (p.category = k.category or k.category is null and p.person_level)) l
    cross join lateral unnest(l.ways) with ordinality w (way, n) order by k.at, w.n);
  end $$;
  create or replace function exchange.assigned_ways(p_category text) returns text[] language ${BODY}
  begin return exchange.ways_by_category(array[p_category]);
  end $$;
`;

const GRANTED = `
  -- Records on which a grant of this session opens each category (null: any), as texts of ids.
  create function exchange.granted_by_category(p_categories text[]) returns text[] language ${KEPT}
  declare facts text[];
    opened text[];
  begin
    -- Without a request there is no grant, and most statements of a session have none.
    if exchange.my('request') is null then
      return array_fill(''::text, array[cardinality(p_categories)]);
    end if;
    facts := exchange.my_facts();
    opened := array(select p.category from exchange.permission p where p.kind = exchange.my('kind')
        and p.purpose = exchange.my('purpose') and p.basis = 'grant' and p.conditions <@ facts);
    return array(
      with given as materialized (
        select g.record, g.categories, g.agreement_categories from exchange.grants_in_force() g
        where exchange.my('purpose') = any (g.agreement_purposes)
          and exchange.approved(g.categories, g.approved_by)
          and ('H1' <> all (g.handling) or g.evidence_use = 'INTELLIGENCE' or g.evidence_permitted)
          and not exists (select from exchange.seal s where s.record = g.record offset 0))
      select array_to_string(array(select g.record from given g
          where exists (select from unnest(g.categories) c where c = any (opened)
              and c = any (g.agreement_categories) and (c = k.category or k.category is null))
            or exchange.opened_by_record(g.record, g.categories, g.agreement_categories, k.category)), ',')
      from unnest(p_categories) with ordinality k (category, at) order by k.at);
  end $$;
  create or replace function exchange.granted_records(p_category text) returns uuid[] language ${BODY}
  begin return string_to_array((exchange.granted_by_category(array[p_category]))[1], ',')::uuid[];
  end $$;
`;

const TOGETHER = 'exchange.ways_by_category, exchange.granted_by_category';

/** What a session may read of cases is asked for several categories at once: to begin costs more than to run. */
export class AskTogether1764000000163 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [
      WAYS,
      GRANTED,
      `revoke execute on function ${TOGETHER} from public`,
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await asExchangeOwner(runner, [...ASKED_APART, `drop function ${TOGETHER}`]);
  }
}

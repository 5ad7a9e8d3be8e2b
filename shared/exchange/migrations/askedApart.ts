const DEFINER = 'plpgsql stable security definer set search_path = pg_catalog, pg_temp';
const KEPT = `${DEFINER} set plan_cache_mode = force_generic_plan as $$`;

/** What `AskTogether` asks together, each category by itself as before it. */
export const ASKED_APART = [
  `create or replace function exchange.assigned_ways(p_category text) returns text[] language ${KEPT}
  declare facts text[] := exchange.my_facts();
    court constant text[] := array['assigned_case', 'judicial_authorisation'];
    mine text[] := array_remove(array_remove(facts, 'cleared'), 'opened_inspection');
    plain text[] := mine || 'assigned_case'::text;
  begin return (select array[
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
          then 'in_area' end]
    from exchange.permission p where p.kind = exchange.my('kind')
      and p.purpose = exchange.my('purpose') and p.basis = 'mandate'
      and (p.category = p_category or p_category is null and p.person_level));
  end $$`,
  `create or replace function exchange.granted_records(p_category text) returns uuid[] language ${KEPT}
  declare facts text[];
    opened text[];
  begin
    -- Without a request there is no grant, and most statements of a session have none.
    if exchange.my('request') is null then return '{}'; end if;
    facts := exchange.my_facts();
    opened := array(select p.category from exchange.permission p where p.kind = exchange.my('kind')
        and p.purpose = exchange.my('purpose') and p.basis = 'grant'
        and (p.category = p_category or p_category is null) and p.conditions <@ facts);
    return array(select g.record from exchange.grants_in_force() g
      where exchange.my('purpose') = any (g.agreement_purposes)
        and exchange.approved(g.categories, g.approved_by)
        and ('H1' <> all (g.handling) or g.evidence_use = 'INTELLIGENCE' or g.evidence_permitted)
        and not exists (select from exchange.seal s where s.record = g.record offset 0)
        and (exists (select from unnest(g.categories) c
            where c = any (opened) and c = any (g.agreement_categories))
          or exchange.opened_by_record(g.record, g.categories, g.agreement_categories, p_category)));
  end $$`,
];

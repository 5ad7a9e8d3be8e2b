const BODY = 'plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$';

/** The sets that `AskOnce` replaces, for its way back. */
export const SETS_BEFORE_101 = `
  create function "national".areas_assigned(p_category text) returns text[] language ${BODY}
  declare facts text[] := "national".plain_facts() || 'assigned_case'::text;
  begin return (select case when bool_or(w.conditions <@ facts) then array['AL']
      when bool_or(w.conditions <@ (facts || 'in_area'::text)) then "national".my_areas()
      else '{}' end
    from exchange.ways('mandate', p_category) w);
  end $$;
  create function "national".areas_authorised(p_category text) returns text[] language ${BODY}
  declare facts text[] := exchange.my_facts() || array['assigned_case', 'judicial_authorisation'];
  begin return (select case when bool_or(w.conditions <@ facts) then array['AL']
      when bool_or(w.conditions <@ (facts || 'in_area'::text)) then "national".my_areas()
      else '{}' end
    from exchange.ways('mandate', p_category) w
    where w.conditions @> array['assigned_case', 'judicial_authorisation']);
  end $$;
  create or replace function "national".known_leads(p_category text) returns uuid[] language ${BODY}
  begin
    if not exists (select from exchange.ways('mandate', p_category) w
        where 'lead_known_to_exist' = any (w.conditions)
          and w.conditions <@ (exchange.my_facts() || 'lead_known_to_exist'::text)) then
      return '{}';
    end if;
    return (select coalesce(array_agg(distinct c.cited), '{}') from "national".case_citation c
      where c.citing = any ("national".my_cases()));
  end $$;
  revoke execute on function "national".areas_assigned, "national".areas_authorised from public;
`;

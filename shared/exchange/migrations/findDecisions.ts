/** `exchange.find_decisions` before `DeriveCourse`: as `AskByKey` made it. */
export const DECISIONS_BEFORE = `
  create or replace function exchange.find_decisions(p_requests uuid[])
  returns table (request uuid, decided_at timestamptz, category text, granted boolean, ground text,
    owner boolean, synthetic boolean) language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select d.request, d.decided_at, c.category, c.granted, c.ground,
      d.owner = exchange.my_organisation(), d.synthetic
    from exchange.find_requests(p_requests, null, null, null) r
    cross join lateral (select x.* from exchange.decision x where x.request = r.id offset 0) d
    cross join lateral (select x.* from exchange.decision_category x
      where x.decision = d.id offset 0) c
    left join lateral (select x.* from exchange."grant" x where x.decision = d.id offset 0) g on true
    where d.owner = exchange.my_organisation() or g.id is null
      or exchange.approved(g.categories, g.approved_by)
    order by d.request, c.category $$;
`;

/**
 * All that is read is read by the request's own keys, whatever this session may be told of it.
 * @param more what else happens to a decision `s` that stands, with its grant
 */
export const findCourses = (make: 'create' | 'create or replace', more = ''): string => `
  -- What happened to requests that this session may see, as far as it may know, in its order. A decision
  -- that waits for a second person is told to its owner alone.
  ${make} function exchange.find_courses(p_requests uuid[])
  returns table (request uuid, event text, at timestamptz, until timestamptz, organisation uuid,
    words text, synthetic boolean)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
  declare me uuid := exchange.my_organisation();
    in_force uuid[] := exchange.agreements_in_force();
    seen uuid[] := array(select r.id from exchange.find_requests(p_requests, null, null, null) r);
  begin return query
    select c.request, c.event, c.at, c.until, c.organisation, c.words, c.synthetic
    from (select e.request, e.event, e.at, e.until, e.organisation, e.words, e.synthetic, 0 as rank
        from (select w.* from exchange.request_event w where w.request = any (seen) offset 0) e
      union all
      select s.request, h.event, h.at, null, case when h.rank in (1, 2, 4) then s.owner end, null, s.synthetic, h.rank
      from exchange.standing_decisions(seen) s
      cross join lateral (select case when bool_and(a.granted) then 'GRANTED'
          when bool_or(a.granted) then 'PARTLY_GRANTED' else 'REFUSED' end as outcome
        from exchange.decision_category a where a.decision = s.decision offset 0) o
      left join lateral (select f.first_at from exchange.disclosure f
        where f."grant" = s."grant" offset 0) f on true
      cross join lateral (values
        ('DECIDED', case when s.second_person and s.owner = me then s.decided_at end, 1),
        (o.outcome, case when s.approved then s.told_at end, 2),
        ('DISCLOSED', case when s.approved then f.first_at end, 3),
        ('REVOKED', case when s.approved and s.revoked_at < s.over_at then s.revoked_at end, 4),
        ('EXPIRED', case when s.approved and s.over_at <= clock_timestamp()
          and (s.revoked_at < s.over_at) is not true then s.over_at end, 6)
      ) h (event, at, rank) where h.at is not null${more}
      union all
      -- Read in an inspection alone: to its authorities a request is there while its agreement is in force.
      select r.id, 'EXPIRED', v.at, null, null, null, r.synthetic, 7
      from (select q.* from exchange.request q where q.id = any (seen) offset 0) r
      cross join lateral (select case when l.status = 'in_force' then l.valid_until
          else l.valid_from end as at
        from exchange.agreement_version l
        where l.agreement = r.agreement and l.valid_from <= clock_timestamp() and l.status <> 'signed'
        order by l.agreement desc, l.version desc limit 1) v
      where r.agreement <> all (in_force)) c
    order by c.request, c.at, c.rank;
  end $$;
`;

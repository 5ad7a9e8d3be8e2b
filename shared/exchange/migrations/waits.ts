/**
 * Of a request `r`, that it was neither taken back nor decided. A decision that waits for a second person does not
 * stand yet; whether another has ended meanwhile, and by what, is not asked: so that a seal moves nothing.
 */
export const WAITS = `not exists (select from exchange.request_event e where e.request = r.id
        and e.event = 'WITHDRAWN' offset 0)
      and not exists (select from (select d.id from exchange.decision d
          where d.request = r.id offset 0) d
        left join lateral (select g.categories, g.approved_by from exchange."grant" g
          where g.decision = d.id offset 0) g on true
        where g.categories is null or exchange.approved(g.categories, g.approved_by) offset 0)`;

/**
 * The grants that a session stands on (see `AskOnce`). Sub-selects by key stay so (offset 0).
 * @param more what else must hold of a grant `g`
 */
export const grantsInForce = (more: string): string => `
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
      and not exists (select from exchange.revocation x where x."grant" = g.id offset 0)${more};
  end;
`;

/**
 * The request was not taken back or closed, and the record not sealed: a grant on a sealed record has
 * ended, to whoever asks what it opens or by what.
 */
export const NOT_OVER = `
      and not exists (select from exchange.request_event e where e.request = g.request
        and e.event in ('WITHDRAWN', 'CLOSED') offset 0)
      and not exists (select from exchange.seal s where s.record = g.record offset 0)`;

/** The conditions that were offered last, if any were, are accepted. */
export const ACCEPTED = `
      and not exists (select from (select o.id from exchange.condition_offer o
          where o.decision = g.decision order by o.decision desc, o.number desc limit 1) l
        where not exists (select from exchange.condition_reply y where y.offer = l.id
          and y.accepted offset 0) offset 0)`;

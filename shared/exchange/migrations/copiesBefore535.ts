/** When the last of it has to be gone, whichever of the two it is. */
export const endsBefore535 = `
  -- When the last of it has to be gone; null where no age was agreed.
  create function exchange.retention_ends(t exchange.retention) returns timestamptz
  language sql immutable set search_path = pg_catalog, pg_temp as $$
    select least(case when t.sealed and t.erased_at is null then t.delete_at end,
      case when t.copied and t.copies_destroyed_at is null then t.copies_delete_at end) $$;
`;

/** The term of copies, when they were due with what the request had sealed. */
export const copiesBefore535 = `
  create or replace function exchange.keep_copied_term() returns trigger language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp as $$
  declare r exchange.request; v exchange.agreement_version; g exchange."grant";
  begin
    select t.* into g from exchange."grant" t where t.id = new."grant";
    -- To all who are not cleared the grant has ended; what the cleared read under it since is kept by no sign of theirs.
    if exists (select from exchange.seal s where s.record = g.record) then return null; end if;
    select q.* into r from exchange.request q where q.id = g.request;
    select w.* into v from exchange.agreement_version w
    where w.agreement = r.agreement and w.version = r.agreement_version;
    insert into exchange.retention (request, agreement, requesting, requested, due_at, copied, copies_delete_at) values (r.id, r.agreement, r.requesting, r.requested,
      coalesce(g.valid_from + v.review_every, 'infinity'), true, g.valid_from + v.max_age)
    on conflict (request) do update set copied = true, copies_destroyed_at = null,
      copies_delete_at = excluded.copies_delete_at, due_at = least(retention.due_at, excluded.due_at);
    return null;
  end $$;
`;

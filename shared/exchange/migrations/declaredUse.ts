const declaredUse = (mine: string): string => `
  create or replace function exchange.declared_use() returns text language plpgsql stable security definer
  set search_path = pg_catalog, pg_temp as $$
  begin
    if exchange.my('request') is null then return null; end if;
    return (${mine});
  end $$;
`;
// By its key and by nothing else, whichever index the planner holds for shorter.
/** What the caller's own request declares, read by the request's key. */
export const DECLARED = declaredUse(`select r.evidence_use from (select q.evidence_use, q.requesting
      from exchange.request q where q.id = exchange.my('request')::uuid offset 0) r
    where r.requesting = exchange.my_organisation()`);
/** The same before `AskOnce`. */
export const DECLARED_BEFORE = declaredUse(`select r.evidence_use from exchange.request r
    where r.id = exchange.my('request')::uuid and r.requesting = exchange.my_organisation()`);

/**
 * SQL: the access class of a row of `exchange.find_requests`. Whoever asked, and whoever is asked by what was
 * sent the other way round, reads a record of its own; else the authority that it is addressed to, or one
 * whose task it is.
 */
export const REQUEST_ACCESS = `case when requesting = exchange.my_organisation() then 'own_record||'
    when requested = exchange.my_organisation() and coalesce(outward, inward) is not null then 'own_record||'
    when requested = exchange.my_organisation() then 'mandate|addressed_to_own_authority|'
    else 'mandate||' end`;

/**
 * A condition of a statement that is asked once before any row is read: whether the table opens what
 * members alone may read. Row security asks it again where there is such a row, so that without this the
 * work would tell of rows that are hidden.
 */
export const ASKED_FIRST = `exchange.opens('mandate', 'CONTACT_POINT') is not null`;

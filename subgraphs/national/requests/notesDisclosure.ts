/**
 * SQL: a column that notes, once for each grant, that what was granted on the session's request is read. It is
 * computed with the first row that is found, and not at all where there is none: one statement reads and notes.
 * False where the grant had ended by then, though the row was found before: it is not to be read.
 */
export const NOTES_DISCLOSURE = '(select exchange.note_disclosure()) as noted';

/**
 * Text without control characters and without the marks that change the direction of writing, with
 * which one text can be made to look like another (Unicode TR 36, 3.1). PostgreSQL takes no U+0000.
 */
export const PLAIN_LINE = /^[^\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]*$/u;

/** The same, of several lines. */
export const PLAIN_TEXT = /^(?:[^\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]|\r?\n)*$/u;

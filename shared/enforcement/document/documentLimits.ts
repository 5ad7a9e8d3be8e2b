/** What one document may hold (threats 22, 24 to 28), wherever it is looked at. Beside it, `gateway/limits` bounds the operation. */

/** Tokens of a document. Introspection has about 250; validation takes time by their square. */
export const TOKENS = 2000;

/** Levels of fields. Introspection is 15 deep, the query that crosses all links 11. */
export const DEPTH = 15;

/** Aliases of a document. One field under thousands of aliases is thousands of fields. */
export const ALIASES = 30;

/** Directives of a document; each one repeated brings an error of its own. */
export const DIRECTIVES = 20;

/** Fields of the root in one operation, fragments included: each is at least one statement. */
export const ROOT_FIELDS = 20;

/** Places that an answer to an invalid document names. */
export const PLACES = 5;

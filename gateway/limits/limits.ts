/**
 * What one operation may ask for. Each limit admits every committed example and the standard
 * introspection query, and little more (threats 22 to 28).
 */

/** Bytes of a body. The longest example is under 4 KiB; variables of a decision need some tens. */
export const BODY_BYTES = 64 * 1024;

/** Values that an answer may hold at most; about 5 MB of JSON. */
export const COST = 100_000;

/** Fields whose value is longer than most, and for how many they count: 54 KiB of base64 at most. */
export const WEIGHTS: Readonly<Record<string, number>> = {
  'RequestDocument.content': 1000,
  'OutwardDocument.content': 1000,
  'AnswerDocument.content': 1000,
};

/** Values that an answer to a caller without a token may hold at most: some hundred rows of open data. */
export const PUBLIC_COST = 10_000;

/** Fields of the root in an operation without a token. */
export const PUBLIC_ROOT_FIELDS = 5;

/** Operations that run at once; with and without a token apart, so that neither starves the other. */
export const PLACES_AT_ONCE = { public: 16, signedIn: 64 } as const;

/** Rows assumed of a list that has no `first`: such lists are short by design. */
export const UNPAGED_LIST = 5;

/** Rows assumed of a page whose `first` is left out and has no default in the schema. */
export const DEFAULT_PAGE = 20;

/** Characters of documents that are kept prepared, per audience. */
export const PREPARED_SOURCE = 1024 * 1024;

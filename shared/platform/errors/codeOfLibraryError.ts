import type { ErrorCode } from './catalogue';
import { codeOf } from './Refusal';

const LIBRARY_CODES: Readonly<Record<string, ErrorCode>> = {
  GRAPHQL_PARSE_FAILED: 'DOCUMENT_INVALID',
  GRAPHQL_VALIDATION_FAILED: 'DOCUMENT_INVALID',
  OPERATION_RESOLUTION_FAILURE: 'DOCUMENT_INVALID',
  BAD_USER_INPUT: 'VARIABLES_INVALID',
};

/**
 * The catalogue's code for an error as Apollo Server formats it.
 * @param given `extensions.code` of the formatted error
 * @param thrown the error itself, when Apollo's code says nothing
 */
export const codeOfLibraryError = (given: unknown, thrown: unknown): ErrorCode =>
  LIBRARY_CODES[String(given)] ?? codeOf(thrown);

import { codeOf, formatRefusal, type ErrorCode } from '@lidhja/platform';
import type { GraphQLFormattedError } from 'graphql';

const LIBRARY_CODES: Readonly<Record<string, ErrorCode>> = {
  GRAPHQL_PARSE_FAILED: 'DOCUMENT_INVALID',
  GRAPHQL_VALIDATION_FAILED: 'DOCUMENT_INVALID',
  OPERATION_RESOLUTION_FAILURE: 'DOCUMENT_INVALID',
  BAD_USER_INPUT: 'VARIABLES_INVALID',
};

/**
 * Replaces an error of the library by the catalogue's. Their defaults name subgraphs and internal
 * addresses, echo variables and suggest names, so nothing of them is kept, the path included.
 */
export function formatLibraryError(
  formatted: GraphQLFormattedError,
  error: unknown,
): GraphQLFormattedError {
  const given = formatted.extensions?.['code'];
  return formatRefusal(LIBRARY_CODES[String(given)] ?? codeOf(error));
}

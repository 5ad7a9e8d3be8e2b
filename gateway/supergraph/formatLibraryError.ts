import { codeOfLibraryError, formatRefusal } from '@lidhja/platform';
import type { GraphQLFormattedError } from 'graphql';

/**
 * Replaces an error of the library by the catalogue's. Their defaults name subgraphs and internal
 * addresses, echo variables and suggest names, so nothing of them is kept, the path included.
 */
export function formatLibraryError(
  formatted: GraphQLFormattedError,
  error: unknown,
): GraphQLFormattedError {
  return formatRefusal(codeOfLibraryError(formatted.extensions?.['code'], error));
}

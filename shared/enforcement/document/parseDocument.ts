import { GraphQLError, parse, type DocumentNode } from 'graphql';
import { exceedsTokens } from './exceedsTokens';
import { TOKENS } from './documentLimits';
import { DocumentRefusal } from './DocumentRefusal';

/** @throws DocumentRefusal when the text is too long or is not a GraphQL document */
export function parseDocument(source: string): DocumentNode {
  try {
    if (exceedsTokens(source, TOKENS)) throw new DocumentRefusal('DOCUMENT_TOO_COSTLY');
    return parse(source);
  } catch (error) {
    if (error instanceof DocumentRefusal) throw error;
    if (error instanceof GraphQLError) throw new DocumentRefusal('DOCUMENT_INVALID', [error]);
    // Nesting that the parser's own recursion cannot follow.
    throw new DocumentRefusal('DOCUMENT_TOO_COSTLY');
  }
}

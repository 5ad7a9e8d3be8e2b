import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginInlineTraceDisabled } from '@apollo/server/plugin/disabled';
import { codeOfLibraryError, formatRefusal, isErrorCode } from '@lidhja/platform';
import type { GraphQLFormattedError, GraphQLSchema } from 'graphql';
import { invalidArgument } from './refusalOf';
import type { RequestContext } from './RequestContext';

/** The JSON form of whatever went wrong: the catalogue's text for its code, and nothing of the cause. */
export function formatError(
  formatted: GraphQLFormattedError,
  error: unknown,
): GraphQLFormattedError {
  const { extensions, path } = formatted;
  const below = invalidArgument(error);
  if (below) return { ...below.toJSON(), ...(path ? { path } : {}) };
  const given = extensions?.['code'];
  const code = isErrorCode(given) ? given : codeOfLibraryError(given, error);
  return { ...formatRefusal(code, extensions?.['at']), ...(path ? { path } : {}) };
}

/** Apollo Server for a subgraph: no introspection, no traces, no persisted queries, no batches. */
export function createApolloServer(schema: GraphQLSchema): ApolloServer<RequestContext> {
  return new ApolloServer<RequestContext>({
    schema,
    introspection: false,
    persistedQueries: false,
    allowBatchedHttpRequests: false,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: true,
    stopOnTerminationSignals: false,
    plugins: [ApolloServerPluginInlineTraceDisabled()],
    formatError,
    logger: { debug() {}, info() {}, warn() {}, error() {} },
  });
}

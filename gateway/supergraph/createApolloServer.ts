import type { ApolloGateway } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import type { Operation } from '../operation/Operation';
import { formatLibraryError } from './formatLibraryError';
import { SILENT } from './createApolloGateway';

/** What the data sources are given for one operation. */
export interface ExecutionContext {
  readonly operation: Operation;
}

/**
 * Apollo Server without anything that reports, remembers or tells: no traces, no persisted queries,
 * no batches, no introspection (the audience's schema answers that), no details in errors.
 */
export function createApolloServer(gateway: ApolloGateway): ApolloServer<ExecutionContext> {
  return new ApolloServer<ExecutionContext>({
    gateway,
    introspection: false,
    csrfPrevention: true,
    persistedQueries: false,
    allowBatchedHttpRequests: false,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: true,
    maxRecursiveSelections: true,
    stopOnTerminationSignals: false,
    // An operator's APOLLO_KEY must not turn reporting on.
    plugins: [
      ApolloServerPluginUsageReportingDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginCacheControlDisabled(),
    ],
    formatError: formatLibraryError,
    logger: SILENT,
  });
}

import { ApolloGateway, type GraphQLDataSource } from '@apollo/gateway';
import { telemetryOff } from './telemetryOff';

/** What the library would log holds documents and addresses; the hub logs for itself. */
export const SILENT = { debug() {}, info() {}, warn() {}, error() {} };

/** MiB of query plans kept. Plans hold no data, so callers may share them. */
const PLAN_STORE = 30;

/** Plans and executes operations over the subgraphs of one supergraph. It opens no connection itself. */
export function createApolloGateway(
  supergraphSdl: string,
  source: (name: string) => GraphQLDataSource,
): ApolloGateway {
  telemetryOff();
  return new ApolloGateway({
    supergraphSdl,
    buildService: ({ name }) => source(name),
    __exposeQueryPlanExperimental: false,
    debug: false,
    serviceHealthCheck: false,
    validateSupergraph: true,
    experimental_approximateQueryPlanStoreMiB: PLAN_STORE,
    logger: SILENT,
  });
}

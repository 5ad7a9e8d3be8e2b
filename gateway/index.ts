export { startGateway, type GatewayOverrides } from './startGateway';
export { Audiences } from './audience/Audiences';
export { composeSupergraph, type SubgraphSdl } from './supergraph/composeSupergraph';
export type { GatewayStore } from './identity/GatewayStore';
export type { RegisteredRequester } from './identity/RegisteredRequester';

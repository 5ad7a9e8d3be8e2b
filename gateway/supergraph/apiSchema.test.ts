import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { apiSchema } from '@lidhja/enforcement';
import { lexicographicSortSchema, printSchema, type GraphQLSchema } from 'graphql';
import { createApolloGateway } from './createApolloGateway';

const sdl = readFileSync(join(__dirname, '..', 'supergraph.graphql'), 'utf8');
const print = (schema: GraphQLSchema): string => printSchema(lexicographicSortSchema(schema));

test('the schema that a subgraph reads documents with is the one that the gateway serves', async () => {
  const gateway = createApolloGateway(sdl, () => ({ process: () => Promise.reject(new Error()) }));
  await gateway.load();
  expect(gateway.schema).toBeDefined();
  expect(print(apiSchema(sdl))).toBe(print(gateway.schema as GraphQLSchema));
  await gateway.stop();
});

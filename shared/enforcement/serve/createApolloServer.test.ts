import { ApolloServer, HeaderMap } from '@apollo/server';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { digestOf } from '@lidhja/platform';
import { parse } from 'graphql';
import { createApolloServer } from './createApolloServer';
import type { RequestContext } from './RequestContext';

const typeDefs = parse('type Query { case: String }');
const resolvers = { Query: { case: () => 'case' } };
const contextValue = {} as RequestContext;
const TRACED = {
  query: '{ case }',
  http: {
    method: 'POST',
    headers: new HeaderMap([['apollo-federation-include-trace', 'ftv1']]),
    search: '',
    body: null,
  },
};

describe('the server of a subgraph', () => {
  let server: ApolloServer<RequestContext>;
  beforeAll(() => {
    server = createApolloServer(buildSubgraphSchema([{ typeDefs, resolvers }]));
  });
  afterAll(() => server.stop());

  const ask = async (request: Parameters<typeof server.executeOperation>[0]) => {
    const { body } = await server.executeOperation(request, { contextValue });
    if (body.kind !== 'single') throw new Error('an answer in parts');
    const { data, errors, extensions } = body.singleResult;
    return { data, codes: errors?.map((error) => error.extensions?.['code']), extensions };
  };

  it('answers a query, and what is wrong with one by code alone', async () => {
    expect(await ask({ query: '{ case }' })).toMatchObject({ data: { case: 'case' } });
    expect(await ask({ query: '{ cas }' })).toMatchObject({ codes: ['DOCUMENT_INVALID'] });
  });

  it('tells nobody its schema', async () => {
    expect((await ask({ query: '{ __schema { types { name } } }' })).codes).toContain(
      'DOCUMENT_INVALID',
    );
  });

  it('keeps no document of one caller for another', async () => {
    const query = '{ case }';
    const sha256Hash = Buffer.from(digestOf(query), 'base64url').toString('hex');
    const extensions = { persistedQuery: { version: 1, sha256Hash } };
    expect((await ask({ query, extensions })).data).toBeUndefined();
    expect((await ask({ extensions })).data).toBeUndefined();
  });

  it('answers no trace of how long what took', async () => {
    expect((await ask(TRACED)).extensions).toBeUndefined();
  });

  it('would answer one as the library is set up by itself', async () => {
    const logger = { debug() {}, info() {}, warn() {}, error() {} };
    const schema = buildSubgraphSchema([{ typeDefs, resolvers }]);
    const itself = new ApolloServer({ schema, logger });
    await itself.start();
    const { body } = await itself.executeOperation(TRACED, { contextValue: {} });
    await itself.stop();
    expect(body.kind === 'single' && body.singleResult.extensions).toHaveProperty('ftv1');
  });

  it('leaves it to the part that runs it to end when it is told to', async () => {
    const before = process.listenerCount('SIGTERM');
    const other = createApolloServer(buildSubgraphSchema([{ typeDefs, resolvers }]));
    await other.start();
    expect(process.listenerCount('SIGTERM')).toBe(before);
    await other.stop();
  });
});

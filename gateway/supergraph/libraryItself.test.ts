import { ApolloGateway } from '@apollo/gateway';
import { ApolloServer, HeaderMap, type BaseContext } from '@apollo/server';
import { TestHub } from '../testkit/TestHub';
import { createApolloGateway, SILENT } from './createApolloGateway';
import { createApolloServer, type ExecutionContext } from './createApolloServer';
import { telemetryOff } from './telemetryOff';

telemetryOff();

/**
 * The library as the hub sets it up, and with a switch of it turned back, given what the gateway never
 * hands to it: a batch, a body of another type, a header that asks for the plan.
 */
const OPEN = '{ offices { name } }';
const ANSWER = '{"data":{"offices":[{"name":"Vlora"}]}}';
const source = { process: () => Promise.resolve({ data: { offices: [{ name: 'Vlora' }] } }) };
const hub = new TestHub();
const servers: { stop: () => Promise<void> }[] = [];
afterAll(async () => {
  await Promise.all(servers.map((server) => server.stop()));
  hub.keys.remove();
});

type Put = (body: unknown, headers?: Record<string, string>) => Promise<string>;

const put = async (server: ApolloServer<ExecutionContext>): Promise<Put> => {
  await server.start();
  servers.push(server);
  return async (body, headers = {}) => {
    const { status = 200, body: answer } = await server.executeHTTPGraphQLRequest({
      httpGraphQLRequest: {
        method: 'POST',
        headers: new HeaderMap(Object.entries({ 'content-type': 'application/json', ...headers })),
        search: '',
        body,
      },
      context: () => Promise.resolve({ operation: {} } as ExecutionContext),
    });
    return `${status} ${answer.kind === 'complete' ? answer.string.replaceAll('\n', '') : 'in parts'}`;
  };
};

const ours = (): Promise<Put> =>
  put(createApolloServer(createApolloGateway(hub.supergraph, () => source)));

const turnedBack = (
  options: { allowBatchedHttpRequests?: true; csrfPrevention?: false },
  __exposeQueryPlanExperimental = false,
): Promise<Put> =>
  put(
    new ApolloServer<ExecutionContext & BaseContext>({
      gateway: new ApolloGateway({
        supergraphSdl: hub.supergraph,
        buildService: () => source,
        __exposeQueryPlanExperimental,
        logger: SILENT,
      }),
      stopOnTerminationSignals: false,
      logger: SILENT,
      ...options,
    }),
  );

const BATCH = [{ query: OPEN }, { query: OPEN }];
const TYPED = { 'content-type': 'text/plain' };
const PLAN = { 'apollo-query-plan-experimental': '1' };

describe('the library below the gateway', () => {
  it('answers one operation, and neither a batch nor a body of a form, and shows no plan', async () => {
    const ask = await ours();
    expect(await ask({ query: OPEN })).toBe(`200 ${ANSWER}`);
    expect(await ask(BATCH)).toMatch(/^400 /);
    expect(await ask({ query: OPEN }, TYPED)).toMatch(/^400 /);
    expect(await ask({ query: OPEN }, PLAN)).toBe(`200 ${ANSWER}`);
  });

  it('would answer a batch', async () => {
    const ask = await turnedBack({ allowBatchedHttpRequests: true });
    expect(await ask(BATCH)).toBe(`200 [${ANSWER},${ANSWER}]`);
  });

  it('would answer what a page of another origin can make a browser post', async () => {
    const ask = await turnedBack({ csrfPrevention: false });
    expect(await ask({ query: OPEN }, TYPED)).toBe(`200 ${ANSWER}`);
  });

  it('would show how an answer is put together', async () => {
    const ask = await turnedBack({}, true);
    expect(await ask({ query: OPEN }, PLAN)).toMatch(/"__queryPlanExperimental":.*Fetch/);
  });
});

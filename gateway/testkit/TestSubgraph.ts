import { buildSubgraphSchema } from '@apollo/subgraph';
import {
  CALLER_HEADER,
  CONTEXT_HEADER,
  ReplayGuard,
  SEQUENCE_HEADER,
  SIGNATURE_HEADER,
  contextPublicKey,
  digestOf,
  fetchKey,
  systemClock,
  verifyContext,
  verifyFetch,
  type OperationContext,
} from '@lidhja/platform';
import fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import { graphql, parse, type GraphQLSchema } from 'graphql';
import type { TestKeys } from './TestKeys';

/** One fetch as the subgraph saw it, after it had verified it. */
export interface SeenFetch {
  readonly context: OperationContext;
  readonly sequence: number;
  readonly caller: string | undefined;
  readonly query: string;
}

/** A real subgraph on loopback that takes nothing that is not signed, as the hub's own do. */
export class TestSubgraph {
  readonly seen: SeenFetch[] = [];
  ready = true;
  /** Beside the data of each answer. */
  extensions: Record<string, unknown> | undefined;
  /** What an answer waits for, and what it may be replaced by. */
  before: () => Promise<unknown> = () => Promise.resolve(undefined);
  private readonly schema: GraphQLSchema;
  private readonly http: FastifyInstance = fastify({ forceCloseConnections: true });
  private readonly replays = new ReplayGuard(systemClock);

  constructor(
    readonly name: string,
    readonly sdl: string,
    resolvers: object,
    private readonly keys: TestKeys,
  ) {
    this.schema = buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers: resolvers as never }]);
    this.http.removeAllContentTypeParsers();
    this.http.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_r, body, done) =>
      done(null, body),
    );
    this.http.get('/health/ready', (_request, reply) => reply.code(this.ready ? 200 : 503).send());
    this.http.post('/graphql', (request) => this.answer(request));
  }

  listen(): Promise<string> {
    return this.http.listen({ host: '127.0.0.1', port: 0 });
  }

  close(): Promise<void> {
    return this.http.close();
  }

  private async verify({ headers, body }: FastifyRequest): Promise<SeenFetch> {
    const text = (name: string): string => String(headers[name]);
    const sequence = Number(text(SEQUENCE_HEADER));
    const signed = { context: text(CONTEXT_HEADER), sequence, body: body as Buffer };
    const key = fetchKey(this.keys.directory, this.name);
    if (!verifyFetch(signed, text(SIGNATURE_HEADER), key)) throw new Error('signature');
    const publicKey = contextPublicKey(this.keys.directory);
    const context = await verifyContext(signed.context, publicKey, Date.now());
    const caller = headers[CALLER_HEADER] as string | undefined;
    if (context.tokenDigest !== (caller === undefined ? null : digestOf(caller))) {
      throw new Error('caller');
    }
    if (!this.replays.firstUse(context.operation, sequence)) throw new Error('replay');
    const { query } = JSON.parse(String(body)) as { query: string };
    return { context, sequence, caller, query };
  }

  private async answer(request: FastifyRequest): Promise<unknown> {
    this.seen.push(await this.verify(request));
    const instead = await this.before();
    if (instead !== undefined) return instead;
    const { query, variables } = JSON.parse(String(request.body)) as {
      query: string;
      variables: Record<string, unknown>;
    };
    const result = await graphql({ schema: this.schema, source: query, variableValues: variables });
    return { ...result, ...(this.extensions ? { extensions: this.extensions } : {}) };
  }
}

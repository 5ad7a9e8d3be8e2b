import type { RunningPart } from '@lidhja/platform';
import { composeSupergraph } from '../supergraph/composeSupergraph';
import { startGateway, type GatewayOverrides } from '../startGateway';
import { MemoryStore } from './MemoryStore';
import { localResolvers, nationalResolvers } from './resolvers';
import { LOCAL, NATIONAL } from './schemas';
import { TestKeys } from './TestKeys';
import { TestSubgraph } from './TestSubgraph';

/** An answer of the gateway. */
export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: {
    data?: Record<string, unknown> | null;
    errors?: {
      message: string;
      path?: unknown;
      locations?: unknown;
      extensions: { code: string; at?: string };
    }[];
    extensions?: Record<string, unknown>;
  };
}

/** Who asks, in which way. */
export interface Ask {
  readonly as?: string;
  readonly headers?: Record<string, string>;
  readonly variables?: unknown;
  readonly operationName?: string;
}

/** Headers of a purpose with its reason. */
export const forProceeding = {
  'lidhja-purpose': 'THIS_PROCEEDING',
  'lidhja-reason': 'hearing on Monday',
};

/** A gateway with two small subgraphs, over real connections on loopback. */
export class TestHub {
  readonly store = new MemoryStore();
  readonly keys = new TestKeys(['national', 'local']);
  readonly national = new TestSubgraph('national', NATIONAL, nationalResolvers, this.keys);
  readonly local = new TestSubgraph('local', LOCAL, localResolvers, this.keys);
  readonly supergraph = composeSupergraph([this.national, this.local]);
  gateway!: RunningPart;

  constructor() {
    this.store.register('prosecutor', 'prosecutor');
    this.store.register('donor', 'donor');
    this.store.register('suspended', 'police', true);
  }

  async start(
    start: typeof startGateway = startGateway,
    overrides: GatewayOverrides = {},
  ): Promise<this> {
    this.keys.write('supergraph.graphql', this.supergraph);
    const [national, local] = await Promise.all([this.national.listen(), this.local.listen()]);
    this.gateway = await start(
      {
        host: '127.0.0.1',
        port: 0,
        databaseUrl: 'postgres://unused.invalid/none',
        keys: this.keys.directory,
        subgraphs: { national, local },
        supergraph: this.keys.path('supergraph.graphql'),
        logLevel: 'silent',
      },
      { store: this.store, ...overrides },
    );
    return this;
  }

  async stop(): Promise<void> {
    await this.gateway.close();
    await Promise.all([this.national.close(), this.local.close()]);
    this.keys.remove();
  }

  async ask(query: string, ask: Ask = {}): Promise<Reply> {
    const token = ask.as === undefined ? undefined : await this.keys.token(ask.as);
    const { variables, operationName } = ask;
    return this.post(JSON.stringify({ query, variables, operationName }), {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...ask.headers,
    });
  }

  async post(body: string | Buffer, headers: Record<string, string> = {}): Promise<Reply> {
    const response = await fetch(`${this.gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    });
    const text = await response.text();
    const parsed = text.startsWith('{') ? (JSON.parse(text) as Reply['body']) : {};
    return { status: response.status, headers: response.headers, text, body: parsed };
  }
}

import { cpSync, mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { serveSubgraph, type ServedSubgraph } from '@lidhja/enforcement';
import { evidence } from '@lidhja/evidence';
import { startGateway } from '@lidhja/gateway';
import { international } from '@lidhja/international';
import { local } from '@lidhja/local';
import { national } from '@lidhja/national';
import type {
  Clock,
  Environment,
  Issuer,
  Logger,
  RandomBytes,
  RunningPart,
} from '@lidhja/platform';
import { HubWatch } from '../canaries/HubWatch';
import { ask, type Answer, type Question } from '../examples/ask';
import { findRoot } from './root';
import { headersOf, type SignedFetch } from './SignedFetch';
import { signToken } from './signToken';
import { TestDatabase, testCluster } from './TestCluster';

const SUBGRAPHS: readonly ServedSubgraph[] = [national, local, international, evidence];

/** A question by the name of who asks it; no persona asks as the public. */
export type PersonaQuestion = Omit<Question, 'token'> & { persona?: string; token?: string };

/** A fetch by the name of who asks; none asks as the public. */
export interface PersonaFetch extends Omit<SignedFetch, 'body'> {
  readonly persona?: string;
  readonly document: string;
  readonly variables?: object;
}

/** How many statements a subgraph sent for an operation. */
export interface SeenOperation {
  readonly subgraph: string;
  readonly operation: string;
  readonly statements: number;
}

/** A copy of a part's keys, inside the run's own folder, that trusts other identity providers. */
const keysWith = (issuers: readonly Issuer[], directory: string): string => {
  const copy = mkdtempSync(join(testCluster().data, 'keys-'));
  cpSync(directory, copy, { recursive: true });
  writeFileSync(join(copy, 'issuers.json'), JSON.stringify(issuers));
  return copy;
};

/** What a hub may be given in place of the machine's own. */
export interface HubOverrides {
  readonly clock?: Clock;
  /** Gives ids of operations and receipts. */
  readonly newId?: () => string;
  /** What records are sealed with. */
  readonly random?: RandomBytes;
  /** Changes the database before any part connects. */
  readonly prepare?: (database: TestDatabase) => Promise<void>;
}

/** The whole hub in this process, on loopback, over a database of its own. */
export class TestHub {
  readonly seen: SeenOperation[] = [];

  private constructor(
    readonly database: TestDatabase,
    readonly subgraphs: Readonly<Record<string, RunningPart>>,
    readonly gateway: RunningPart,
    private readonly watch: HubWatch | null,
  ) {}

  /** @param issuers who is trusted in place of the sample's issuer */
  static async start(
    issuers?: readonly Issuer[],
    { clock, newId, random, prepare }: HubOverrides = {},
  ): Promise<TestHub> {
    const cluster = testCluster();
    const database = await TestDatabase.create(cluster);
    await prepare?.(database);
    const injected = clock ? { clock } : {};
    const environment = (part: string, subgraphs: Record<string, string> = {}): Environment => ({
      host: '127.0.0.1',
      port: 0,
      databaseUrl: database.url(`lidhja_${part}`),
      keys: issuers ? keysWith(issuers, cluster.keys[part] ?? '') : (cluster.keys[part] ?? ''),
      subgraphs,
      supergraph: join(findRoot(), 'gateway', 'supergraph.graphql'),
      logLevel: 'silent',
    });
    const seen: SeenOperation[] = [];
    const watch = HubWatch.over(database);
    const log = (part: string): { log?: Logger } => (watch ? { log: watch.logOf(part) } : {});
    const parts: Record<string, RunningPart> = {};
    for (const definition of SUBGRAPHS) {
      const { name } = definition;
      parts[name] = await serveSubgraph(definition, environment(name), {
        ...injected,
        ...(random ? { random } : {}),
        observe: (one) => seen.push({ subgraph: name, ...one }),
        ...log(name),
      });
    }
    const urls = Object.fromEntries(Object.entries(parts).map(([name, { url }]) => [name, url]));
    const gateway = await startGateway(environment('gateway', urls), {
      ...injected,
      ...(newId ? { newId } : {}),
      ...log('gateway'),
    });
    watch?.listen({ ...urls, gateway: gateway.url });
    const hub = new TestHub(database, parts, gateway, watch);
    Object.assign(hub, { seen });
    return hub;
  }

  token(persona: string): Promise<string> {
    return signToken(testCluster().data, persona);
  }

  async ask({ persona, ...question }: PersonaQuestion): Promise<Answer> {
    const token = question.token ?? (persona ? await this.token(persona) : undefined);
    return ask(this.gateway.url, { ...question, token });
  }

  /** Asks a subgraph as the gateway would, without a gateway between. */
  async fetch({
    persona,
    document,
    variables = {},
    ...rest
  }: PersonaFetch): Promise<{ status: number; text: string }> {
    const token = rest.token ?? (persona ? await this.token(persona) : undefined);
    const body = JSON.stringify({ query: document, variables });
    const response = await fetch(`${this.subgraphs[rest.subgraph]?.url}/graphql`, {
      method: 'POST',
      headers: await headersOf({ ...rest, token, body }),
      body,
    });
    return { status: response.status, text: await response.text() };
  }

  async stop(): Promise<void> {
    await this.gateway.close();
    await Promise.all(Object.values(this.subgraphs).map((part) => part.close()));
    await this.watch?.stop();
    await this.database.drop();
  }
}

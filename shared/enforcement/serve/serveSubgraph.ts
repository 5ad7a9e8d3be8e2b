import {
  CursorSealer,
  ERRORS,
  NO_KEYS,
  RecordSealer,
  ReplayGuard,
  Refusal,
  codeOf,
  contextPublicKey,
  createHttpServer,
  createLog,
  cursorKey,
  fetchKey,
  formatRefusal,
  listen,
  openDataSource,
  partDataSource,
  readIssuers,
  recordKeys,
  systemClock,
  tokenVerifier,
  type Environment,
  type RandomBytes,
  type RunningPart,
} from '@lidhja/platform';
import type { DataSourceOptions } from 'typeorm';
import { WholeSchema } from '../audience/WholeSchema';
import { buildSubgraph, type SubgraphDefinition } from '../build/buildSubgraph';
import { admitFetch } from './admitFetch';
import { createApolloServer } from './createApolloServer';
import { executeRecorded, type GraphQLBody } from './executeRecorded';
import { requireActivated } from './requireActivated';
import type { SubgraphServices } from './SubgraphServices';

/** Bytes; the gateway batches references, so a fetch may be larger than a caller's document. */
const BODY_LIMIT = 2_000_000;
/** References that one fetch may carry (threat 41). */
const REFERENCES = 1000;

/** A subgraph and the rows that it reads. */
export interface ServedSubgraph extends SubgraphDefinition {
  readonly rows: NonNullable<DataSourceOptions['entities']>;
  /** True where rows are opened by grants; no other subgraph may even ask which there are. */
  readonly opensByGrant?: boolean;
  /** True where persons are opened by a referral that the caller's organisation accepted. */
  readonly opensByReferral?: boolean;
  /** True where persons are opened by a consent that names the caller's organisation. */
  readonly opensByConsent?: boolean;
  /** True where records are sealed; no other part is given the key under which theirs are wrapped. */
  readonly sealsRecords?: boolean;
}

const causeOf = (error: unknown): string => {
  const { cause } = error as { cause?: unknown };
  return typeof cause === 'string' ? cause : 'UNKNOWN';
};

const parseBody = (body: Buffer): GraphQLBody => {
  const parsed = JSON.parse(body.toString('utf8')) as GraphQLBody;
  const lists = Object.values(parsed.variables ?? {});
  if (
    typeof parsed.query !== 'string' ||
    lists.some((list) => Array.isArray(list) && list.length > REFERENCES)
  ) {
    throw new Refusal('BODY_MALFORMED');
  }
  return parsed;
};

type Overrides = Partial<Pick<SubgraphServices, 'clock' | 'observe' | 'log'>> & {
  /** What records are sealed with, in place of the machine's own. */
  readonly random?: RandomBytes;
  /** Adds what the part serves beside its subgraph. */
  readonly route?: (http: ReturnType<typeof createHttpServer>) => void;
};

/** Serves a subgraph to the gateway and to no one else. */
export async function serveSubgraph(
  definition: ServedSubgraph,
  environment: Environment,
  { route, random, ...overrides }: Overrides = {},
): Promise<RunningPart> {
  const { schema, name, classification } = buildSubgraph(definition);
  const clock = overrides.clock ?? systemClock;
  const log = overrides.log ?? createLog(name, environment.logLevel);
  const admission = {
    contextKey: contextPublicKey(environment.keys),
    fetchKey: fetchKey(environment.keys, name),
    verifyToken: tokenVerifier(readIssuers(environment.keys)),
    replays: new ReplayGuard(clock),
    clock,
  };
  const own = cursorKey(environment.keys);
  const cursors = new CursorSealer(own);
  const keys = definition.sealsRecords ? recordKeys(environment.keys, random) : NO_KEYS;
  const sealer = new RecordSealer(keys, own, random);
  const source = await openDataSource(
    partDataSource(name, environment.databaseUrl, definition.rows),
  );
  await requireActivated(source, classification.categories).catch(async (error: unknown) => {
    await source.destroy();
    throw error;
  });
  const server = createApolloServer(schema);
  await server.start();
  const { opensByGrant = false, opensByReferral = false, opensByConsent = false } = definition;
  const services: SubgraphServices = {
    source,
    server,
    cursors,
    sealer,
    whole: new WholeSchema(environment.supergraph),
    clock,
    log,
    operations: classification.operations,
    opensByGrant,
    opensByReferral,
    opensByConsent,
    ...overrides,
  };
  const http = createHttpServer({
    bodyLimit: BODY_LIMIT,
    ready: async () => {
      await source.query('select 1');
      return true;
    },
  });
  http.post('/graphql', async (request, reply) => {
    const started = clock.now();
    try {
      const body = request.body as Buffer;
      const fetch = await admitFetch(request.headers, body, admission);
      const answer = await executeRecorded(fetch, parseBody(body), services);
      log.debug({
        operation: fetch.context.operation,
        status: answer.status,
        milliseconds: clock.now() - started,
      });
      return await reply.code(answer.status).send(answer.body);
    } catch (error) {
      const code = error instanceof SyntaxError ? 'BODY_MALFORMED' : codeOf(error);
      // One answer for all that is wrong with a fetch; which it was is for the operator.
      if (code === 'UNAUTHENTICATED') log.warn({ why: causeOf(error) }, 'a fetch was refused');
      return reply.code(ERRORS[code].status).send({ errors: [formatRefusal(code)] });
    }
  });
  route?.(http);
  const url = await listen(http, environment.host, environment.port).catch(
    async (error: unknown) => {
      await source.destroy();
      throw error;
    },
  );
  return {
    url,
    async close() {
      await http.close();
      await server.stop();
      await source.destroy();
    },
  };
}

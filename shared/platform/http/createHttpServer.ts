import fastify, { type FastifyInstance } from 'fastify';
import { endConnections } from './endConnections';
import { formatRefusal } from '../errors/Refusal';
import type { ErrorCode } from '../errors/catalogue';
import { ERRORS } from '../errors/catalogue';

/** What an HTTP server of the hub is made of. */
export interface HttpOptions {
  /** Bytes that a body may have. */
  readonly bodyLimit: number;
  /** Resolves when the part can answer queries; rejects or resolves false when it cannot. */
  readonly ready: () => Promise<boolean>;
}

const CODE_OF_STATUS: Record<number, ErrorCode> = {
  400: 'BODY_MALFORMED',
  413: 'BODY_TOO_LARGE',
  415: 'CONTENT_TYPE_UNSUPPORTED',
  503: 'BUSY',
};

/**
 * A server with the health endpoints, raw JSON bodies and errors that say only what the catalogue says.
 * `/health/live`: the process runs. `/health/ready`: what it depends on answers too.
 */
export function createHttpServer(options: HttpOptions): FastifyInstance {
  const server = fastify({
    logger: false,
    bodyLimit: options.bodyLimit,
    connectionTimeout: 60_000,
    requestTimeout: 20_000,
    keepAliveTimeout: 65_000,
    forceCloseConnections: 'idle',
    exposeHeadRoutes: false,
  });
  endConnections(server);
  // The raw bytes are kept: a signature covers them, not what a parser made of them.
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) =>
    done(null, body),
  );
  server.setErrorHandler((error: { statusCode?: number }, _request, reply) => {
    const code = CODE_OF_STATUS[error.statusCode ?? 500] ?? 'INTERNAL';
    return reply.code(ERRORS[code].status).send({ errors: [formatRefusal(code)] });
  });
  server.setNotFoundHandler((_request, reply) =>
    reply
      .code(404)
      .send({ error: 'The hub answers POST /graphql, /health/live and /health/ready.' }),
  );
  server.get('/health/live', () => ({ status: 'live' }));
  server.get('/health/ready', async (_request, reply) => {
    const ready = await options.ready().catch(() => false);
    return reply.code(ready ? 200 : 503).send({ status: ready ? 'ready' : 'not ready' });
  });
  return server;
}

/** Listens, and answers the address that was given. */
export const listen = (server: FastifyInstance, host: string, port: number): Promise<string> =>
  server.listen({ host, port });

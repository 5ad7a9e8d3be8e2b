import type { FastifyInstance } from 'fastify';
import type { PublishedKey } from './signingKey';

/** Where keys are looked for (RFC 8615); whoever was given a receipt may have them, so everybody. */
const PLACE = '/.well-known/jwks.json';

/** Serves the public keys with which receipts are verified (RFC 7517). */
export function routeKeys(http: FastifyInstance, keys: readonly PublishedKey[]): void {
  const body = JSON.stringify({ keys });
  http.get(PLACE, (_request, reply) =>
    reply.header('content-type', 'application/jwk-set+json').send(body),
  );
}

import type { FastifyInstance } from 'fastify';
import type { ReceiptKeys } from './ReceiptKeys';

/** Where keys are looked for (RFC 8615); whoever was given a receipt may have them, so everybody. */
const PLACE = '/.well-known/jwks.json';

/** Seconds for which a key may be believed after it was revoked, and for which a new one may not be known yet. */
const MOST_AGE = 300;

/**
 * Serves the public keys with which receipts are verified (RFC 7517). Those that were revoked are not among `keys`
 * but in a member of their own, which who does not know it passes over (section 5).
 */
export function routeKeys(http: FastifyInstance, keys: Pick<ReceiptKeys, 'published'>): void {
  http.get(PLACE, (_request, reply) =>
    reply
      .header('content-type', 'application/jwk-set+json')
      .header('cache-control', `public, max-age=${MOST_AGE}, must-revalidate`)
      .send(JSON.stringify(keys.published())),
  );
}

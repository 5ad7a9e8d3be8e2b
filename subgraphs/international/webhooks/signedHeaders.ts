import { Webhook } from 'standardwebhooks';

/** What goes with a body. */
export type SignedHeaders = Readonly<
  Record<'webhook-id' | 'webhook-timestamp' | 'webhook-signature', string>
>;

/**
 * Headers of Standard Webhooks for a body: its id, when it is sent, and a signature (HMAC-SHA256) with each secret,
 * so that receivers can go over from one to the next.
 * @param id the same at each attempt, by which a receiver knows what it has
 * @param secrets `whsec_…`
 * @param now milliseconds since 1970
 */
export function signedHeaders(
  id: string,
  body: string,
  secrets: readonly string[],
  now: number,
): SignedHeaders {
  const at = new Date(now);
  return {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(now / 1000)),
    'webhook-signature': secrets.map((secret) => new Webhook(secret).sign(id, at, body)).join(' '),
  };
}

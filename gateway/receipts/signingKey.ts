import { receiptPrivateKey, retiredReceiptKeys } from '@lidhja/platform';
import { createHash, createPublicKey, type KeyObject } from 'node:crypto';

/** A public key as it is published (RFC 7517, RFC 8037). */
export interface PublishedKey {
  readonly kty: string;
  readonly crv: string;
  readonly x: string;
  /** RFC 7638 thumbprint. */
  readonly kid: string;
  readonly alg: 'EdDSA';
  readonly use: 'sig';
}

/** What receipts are signed with. */
export interface SigningKey {
  readonly privateKey: KeyObject;
  readonly kid: string;
  /** The public half, and those of keys that signed before. */
  readonly published: readonly PublishedKey[];
}

const publish = (key: KeyObject): PublishedKey => {
  const { crv = '', kty = '', x = '' } = key.export({ format: 'jwk' });
  const kid = createHash('sha256').update(JSON.stringify({ crv, kty, x })).digest('base64url');
  return { kty, crv, x, kid, alg: 'EdDSA', use: 'sig' };
};

/**
 * Reads the gateway's own key for receipts.
 * @throws EnvironmentError where it is missing, no Ed25519 key, or open to others
 */
export function readSigningKey(directory: string): SigningKey {
  const privateKey = receiptPrivateKey(directory);
  const current = publish(createPublicKey(privateKey));
  const published = [current, ...retiredReceiptKeys(directory).map(publish)];
  return { privateKey, kid: current.kid, published };
}

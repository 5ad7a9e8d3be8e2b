import { createPublicKey, type KeyObject } from 'node:crypto';

/** What stands before the 32 bytes of a public key in its SPKI form (RFC 8410, section 4). */
const SPKI = Buffer.from('302a300506032b6570032100', 'hex');
export const PUBLIC_KEY_BYTES = 32;

/** A public key from its 32 bytes (RFC 8032). */
export const publicKeyOf = (bytes: Buffer): KeyObject =>
  createPublicKey({ key: Buffer.concat([SPKI, bytes]), format: 'der', type: 'spki' });

/** The 32 bytes of a public key, or of the public half of a private one. */
export const publicBytesOf = (key: KeyObject): Buffer =>
  (key.type === 'public' ? key : createPublicKey(key))
    .export({ format: 'der', type: 'spki' })
    .subarray(SPKI.length);

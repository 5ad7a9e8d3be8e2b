import { createCipheriv, createDecipheriv } from 'node:crypto';
import { SealFault } from './KeyProvider';

/** Gives so many random bytes; Node.js's own, or a test's. */
export type RandomBytes = (count: number) => Buffer;

const ALGORITHM = 'aes-256-gcm';
const NONCE = 12;
const TAG = 16;

/** How many bytes more something has once it is sealed. */
export const SEAL_BYTES = NONCE + TAG;

/** Seals with AES-256-GCM (NIST SP 800-38D): nonce, ciphertext and tag, one after the other. */
export function sealBytes(key: Buffer, clear: Buffer, bound: Buffer, random: RandomBytes): Buffer {
  const nonce = random(NONCE);
  const cipher = createCipheriv(ALGORITHM, key, nonce).setAAD(bound);
  const sealed = Buffer.concat([cipher.update(clear), cipher.final()]);
  return Buffer.concat([nonce, sealed, cipher.getAuthTag()]);
}

/** @throws SealFault where another key sealed it, it was bound to something else, or it was changed */
export function openBytes(key: Buffer, sealed: Buffer, bound: Buffer): Buffer {
  if (sealed.length < SEAL_BYTES) throw new SealFault('too short to be sealed');
  const end = sealed.length - TAG;
  const decipher = createDecipheriv(ALGORITHM, key, sealed.subarray(0, NONCE), {
    authTagLength: TAG,
  });
  decipher.setAAD(bound).setAuthTag(sealed.subarray(end));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(NONCE, end)), decipher.final()]);
  } catch {
    throw new SealFault('does not open with this key as what it is read as');
  }
}

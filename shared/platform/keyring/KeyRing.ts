import { createHash, type KeyObject } from 'node:crypto';

/** A signing key that there is or was, as the list of its ring has it. Nothing of it is secret. */
export interface RingKey {
  /** RFC 7638 thumbprint. */
  readonly kid: string;
  /** Public key (RFC 8037): 32 bytes in base64url. */
  readonly x: string;
  /** Name of the file beside the list with the private half; null once that is gone. */
  readonly file: string | null;
  /** From when it signs. ISO 8601 in UTC, as all of these. */
  readonly notBefore: string;
  /** From when it signs no more; null while another has not been made. */
  readonly notAfter: string | null;
  /** From when nothing that it signed is to be believed; null unless it was lost. */
  readonly revokedAt: string | null;
}

/** Keys that follow each other for one use. */
export interface KeyRing {
  readonly keys: readonly RingKey[];
}

/** What a key of a ring is at an instant: it will sign, is in force, signed before, or was lost. */
export type KeyState = 'COMING' | 'SIGNS' | 'ENDED' | 'REVOKED';

/** Name of the list of a ring. */
export const ringFile = (use: string): string => `${use}.keys.json`;

/** Name of the file with a key's private half. */
export const ringKeyFile = (use: string, kid: string): string => `${use}.${kid}.private.pem`;

/** RFC 7638 thumbprint of an Ed25519 key, and the members of RFC 8037 that it is made of. */
export function thumbprintOf(key: KeyObject): {
  kid: string;
  kty: string;
  crv: string;
  x: string;
} {
  const { crv = '', kty = '', x = '' } = key.export({ format: 'jwk' });
  const kid = createHash('sha256').update(JSON.stringify({ crv, kty, x })).digest('base64url');
  return { kid, kty, crv, x };
}

const began = (key: RingKey, at: number): boolean => Date.parse(key.notBefore) <= at;
const ended = ({ notAfter }: RingKey, at: number): boolean =>
  notAfter !== null && Date.parse(notAfter) <= at;

/**
 * The keys that are in force at an instant, the one that began last at the end.
 * @param at milliseconds since 1970
 */
export const keysInForceAt = ({ keys }: KeyRing, at: number): RingKey[] =>
  keys
    .filter((key) => key.file !== null && key.revokedAt === null)
    .filter((key) => began(key, at) && !ended(key, at))
    .sort((a, b) => Date.parse(a.notBefore) - Date.parse(b.notBefore));

/**
 * Where one key signs at a time, that key: of those in force the one that began last.
 * @param at milliseconds since 1970
 * @returns undefined where none is in force
 */
export const signingKeyAt = (ring: KeyRing, at: number): RingKey | undefined =>
  keysInForceAt(ring, at).at(-1);

/** @param at milliseconds since 1970 */
export function stateOf(ring: KeyRing, key: RingKey, at: number): KeyState {
  if (key.revokedAt !== null) return 'REVOKED';
  if (keysInForceAt(ring, at).includes(key)) return 'SIGNS';
  return key.file !== null && !began(key, at) ? 'COMING' : 'ENDED';
}

/** What the operator is to type: the command and, where the ring is not that of receipts, which one. */
export const keysCommand = (use: string, task: string): string =>
  `"npm run keys -- ${task}${use === 'receipt' ? '' : ` --of ${use}`}"`;

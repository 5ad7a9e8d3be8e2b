import { createHash } from 'node:crypto';
import type { KeyRing, RingKey } from './KeyRing';

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;
/** Beside the list, and nowhere else. */
const FILE = /^[\w-]+(\.[\w-]+)*\.pem$/;
const BYTES = 32;

const isInstant = (value: unknown): boolean =>
  typeof value === 'string' && INSTANT.test(value) && !Number.isNaN(Date.parse(value));

const thumbprint = (x: string): string =>
  createHash('sha256')
    .update(JSON.stringify({ crv: 'Ed25519', kty: 'OKP', x }))
    .digest('base64url');

const faultOfKey = (key: Partial<Record<keyof RingKey, unknown>>): string | undefined => {
  const { kid, x, file, notBefore, notAfter, revokedAt } = key;
  if (typeof x !== 'string' || Buffer.from(x, 'base64url').length !== BYTES)
    return 'x must be the 32 bytes of an Ed25519 key in base64url';
  if (kid !== thumbprint(x)) return 'kid must be the thumbprint (RFC 7638) of its key';
  if (file !== null && (typeof file !== 'string' || !FILE.test(file)))
    return 'file must be the name of a file beside it, or null';
  if (!isInstant(notBefore)) return 'notBefore must be an instant, 2026-01-31T12:00:00.000Z';
  for (const [name, end] of Object.entries({ notAfter, revokedAt }))
    if (end !== null && !isInstant(end)) return `${name} must be an instant or null`;
  return undefined;
};

/**
 * Reads the list of a ring.
 * @returns the ring, or what is wrong with it in words, without any of it
 */
export function parseKeyRing(text: string): KeyRing | string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return 'it is no JSON';
  }
  const keys = (value as { keys?: unknown } | null)?.keys;
  if (!Array.isArray(keys) || keys.length === 0) return 'it must be {"keys": […]}, of one at least';
  for (const [at, key] of keys.entries()) {
    const fault = faultOfKey((key ?? {}) as object);
    if (fault !== undefined) return `key ${at + 1}: ${fault}`;
  }
  const ring = { keys: keys as RingKey[] };
  const twice = new Set(ring.keys.map(({ kid }) => kid)).size < keys.length;
  return twice ? 'it has a key twice' : ring;
}

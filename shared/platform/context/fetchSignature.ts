import { createHmac, timingSafeEqual } from 'node:crypto';
import { digestOf } from './OperationContext';

/** The headers with which the gateway calls a subgraph. */
export const CONTEXT_HEADER = 'lidhja-context';
export const CALLER_HEADER = 'lidhja-caller';
export const SEQUENCE_HEADER = 'lidhja-sequence';
export const SIGNATURE_HEADER = 'lidhja-signature';

/** What one fetch's signature covers; a retry takes a new sequence number. */
export interface SignedFetch {
  readonly context: string;
  readonly sequence: number;
  readonly body: string | Buffer;
}

/** HMAC-SHA-256 (hex) over context, sequence and body, with the key that only this subgraph shares. */
export function signFetch(fetch: SignedFetch, key: Buffer): string {
  return createHmac('sha256', key)
    .update(`${digestOf(fetch.context)}\n${fetch.sequence}\n`)
    .update(fetch.body)
    .digest('hex');
}

/** True when the signature is the one that `signFetch` gives; compared in constant time. */
export function verifyFetch(fetch: SignedFetch, signature: string, key: Buffer): boolean {
  const expected = Buffer.from(signFetch(fetch, key), 'hex');
  const given = Buffer.from(signature, 'hex');
  return given.length === expected.length && timingSafeEqual(given, expected);
}

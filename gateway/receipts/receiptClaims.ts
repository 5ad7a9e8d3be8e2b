import type { Disclosed } from '@lidhja/audit';
import { Refusal } from '@lidhja/platform';
import type { Operation } from '../operation/Operation';

export const RECEIPT_ISSUER = 'lidhja-gateway';
/** `typ` of a receipt's header (RFC 8725, section 3.11): no other token of the hub passes for one. */
export const RECEIPT_TYPE = 'lidhja-receipt+jwt';

/** Who read on what, as everything that is signed about a reading says it. */
export interface ReadingClaims {
  readonly operation: string;
  readonly reader: {
    readonly organisation: string;
    readonly official: string;
    /** As the official's token has them. */
    readonly issuer: string;
    readonly subject: string;
  };
  readonly purpose: string | null;
  readonly request: string;
}

/** Of what was sent. */
export interface Sent {
  /** SHA-256 in hex: of the answer with an empty list of receipts, or of a whole bundle. */
  readonly digest: string;
  /** Id of the bundle that was sent, if it was one. */
  readonly bundle?: string;
}

/** What a receipt says beside `iss`, `iat` and `jti`: names of the schema, codes, ids and a digest. */
export interface ReceiptClaims extends ReadingClaims {
  readonly agreement: { readonly id: string; readonly version: number };
  readonly grant: string;
  readonly conditions: Disclosed['conditions'];
  readonly coordinates: Disclosed['coordinates'];
  readonly bundle?: string;
  readonly digest: { readonly alg: 'sha-256'; readonly value: string };
}

/** @throws Refusal INTERNAL where it was read by no one, or on no request */
export function readingClaims({ id, caller, given }: Operation): ReadingClaims {
  if (!caller || given.request === null) throw new Refusal('INTERNAL');
  const { organisation, official } = caller.requester;
  const { issuer, subject } = caller.caller;
  return {
    operation: id,
    reader: { organisation, official, issuer, subject },
    purpose: given.purpose,
    request: given.request,
  };
}

/** What is said of one record that was disclosed. */
export function receiptClaims(
  reading: ReadingClaims,
  { grant, agreement, version, conditions, coordinates }: Disclosed,
  { digest, bundle }: Sent,
): ReceiptClaims {
  return {
    ...reading,
    agreement: { id: agreement, version },
    grant,
    conditions,
    coordinates,
    ...(bundle === undefined ? {} : { bundle }),
    digest: { alg: 'sha-256', value: digest },
  };
}

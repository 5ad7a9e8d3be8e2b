import type { Disclosed } from '@lidhja/audit';
import type { SignedIn } from '../identity/SignedIn';
import type { Operation } from '../operation/Operation';

export const RECEIPT_ISSUER = 'lidhja-gateway';
/** `typ` of a receipt's header (RFC 8725, section 3.11): no other token of the hub passes for one. */
export const RECEIPT_TYPE = 'lidhja-receipt+jwt';

/** What a receipt says beside `iss`, `iat` and `jti`: names of the schema, codes, ids and a digest. */
export interface ReceiptClaims {
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
  readonly agreement: { readonly id: string; readonly version: number };
  readonly grant: string;
  readonly conditions: Disclosed['conditions'];
  readonly coordinates: Disclosed['coordinates'];
  /** Of the answer's bytes with an empty list of receipts, in hex. */
  readonly digest: { readonly alg: 'sha-256'; readonly value: string };
}

/** What is said of one record that was disclosed. @param digest SHA-256 in hex */
export function receiptClaims(
  operation: Operation,
  { caller, requester }: SignedIn,
  request: string,
  disclosed: Disclosed,
  digest: string,
): ReceiptClaims {
  const { organisation, official } = requester;
  const { grant, agreement, version, conditions, coordinates } = disclosed;
  return {
    operation: operation.id,
    reader: { organisation, official, issuer: caller.issuer, subject: caller.subject },
    purpose: operation.given.purpose,
    request,
    agreement: { id: agreement, version },
    grant,
    conditions,
    coordinates,
    digest: { alg: 'sha-256', value: digest },
  };
}

import { SignJWT } from 'jose';
import { RECEIPT_ISSUER } from './receiptClaims';
import type { SigningKey } from './ReceiptKeys';

/** What is to be signed. */
export interface Statement {
  /** `typ` of the header. */
  readonly type: string;
  /** `jti`, a UUID. */
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly claims: object;
}

/** Signs a statement of the gateway's as a compact JWS (EdDSA). It never expires: it says what happened. */
export function signStatement(
  { privateKey, kid }: SigningKey,
  { type, id, at, claims }: Statement,
): Promise<string> {
  return new SignJWT({ ...claims })
    .setProtectedHeader({ alg: 'EdDSA', typ: type, kid })
    .setIssuer(RECEIPT_ISSUER)
    .setIssuedAt(Math.floor(at / 1000))
    .setJti(id)
    .sign(privateKey);
}

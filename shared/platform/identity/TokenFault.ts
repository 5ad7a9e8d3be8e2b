import { errors } from 'jose';

/** What exactly was wrong with a token; told to nobody outside, and kept with the count of refusals. */
export type TokenFault =
  | 'TOKEN_MALFORMED'
  | 'TOKEN_ISSUER'
  | 'TOKEN_KEY'
  | 'TOKEN_SIGNATURE'
  | 'TOKEN_AUDIENCE'
  | 'TOKEN_EXPIRED'
  | 'TOKEN_CLAIMS';

/** A fault that the verifier itself found. */
export class Fault extends Error {
  constructor(readonly fault: TokenFault) {
    super(fault);
  }
}

/** The fault by what was thrown where a token was verified; what is not known is TOKEN_MALFORMED. */
export function tokenFaultOf(error: unknown): TokenFault {
  if (error instanceof Fault) return error.fault;
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'TOKEN_SIGNATURE';
  if (error instanceof errors.JWKSNoMatchingKey) return 'TOKEN_KEY';
  if (error instanceof errors.JWTExpired) return 'TOKEN_EXPIRED';
  if (error instanceof errors.JWTClaimValidationFailed)
    return error.claim === 'aud' ? 'TOKEN_AUDIENCE' : 'TOKEN_CLAIMS';
  return 'TOKEN_MALFORMED';
}

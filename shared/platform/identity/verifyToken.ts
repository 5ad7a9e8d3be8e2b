import { decodeJwt, jwtVerify, createLocalJWKSet, createRemoteJWKSet } from 'jose';
import type { JSONWebKeySet, JWTVerifyGetKey } from 'jose';
import { Refusal } from '../errors/Refusal';
import { Fault, tokenFaultOf } from './TokenFault';

/** An identity provider that the operator trusts. */
export interface Issuer {
  readonly issuer: string;
  readonly audience: string;
  readonly jwks?: JSONWebKeySet;
  /** Fetched when a token first needs it; the only connection that identity ever opens. */
  readonly jwksUri?: string;
  /** True for the issuer of the sample's personas, whose key lies on this machine. */
  readonly sample?: boolean;
}

/** Who acts, as the token proves it. What they are is looked up in the registry, never read from here. */
export interface Caller {
  readonly issuer: string;
  readonly subject: string;
}

/** Seconds; a token that was issued longer ago than this is refused whatever it says of itself. */
const MAX_AGE = 12 * 3600;
/** No control characters, and no longer than any provider's subject. */
const SUBJECT = /^[^\p{Cc}]{1,200}$/u;
const KEY_ID = /^[A-Za-z0-9_-]{1,64}$/;

export type TokenVerifier = (token: string, now: number) => Promise<Caller>;

const keySource = ({ jwks, jwksUri }: Issuer): JWTVerifyGetKey => {
  if (jwks) return createLocalJWKSet(jwks);
  if (jwksUri) return createRemoteJWKSet(new URL(jwksUri), { timeoutDuration: 3000 });
  throw new Error('an issuer needs "jwks" or "jwksUri"');
};

/**
 * Makes the function that verifies callers' tokens (JWS, EdDSA only) against the configured issuers.
 * Headers that point to keys (`jku`, `x5u`, `jwk`) are ignored: keys come from configuration alone.
 * The function throws the one Refusal UNAUTHENTICATED whatever is wrong, so that nothing can be told apart;
 * its cause is a TokenFault, for the record alone.
 */
export function tokenVerifier(issuers: readonly Issuer[]): TokenVerifier {
  const known = new Map(
    issuers.map((issuer) => [issuer.issuer, { issuer, key: keySource(issuer) }]),
  );
  return async (token, now) => {
    try {
      const source = known.get(decodeJwt(token).iss ?? '');
      if (!source) throw new Fault('TOKEN_ISSUER');
      const { payload, protectedHeader } = await jwtVerify(token, source.key, {
        algorithms: ['EdDSA'],
        typ: 'at+jwt',
        issuer: source.issuer.issuer,
        audience: source.issuer.audience,
        requiredClaims: ['iss', 'sub', 'aud', 'exp', 'iat', 'jti'],
        maxTokenAge: MAX_AGE,
        clockTolerance: 5,
        currentDate: new Date(now),
      });
      if (protectedHeader.kid !== undefined && !KEY_ID.test(protectedHeader.kid)) {
        throw new Fault('TOKEN_KEY');
      }
      const { sub, aud, iat = 0, exp = 0 } = payload;
      if (typeof sub !== 'string' || !SUBJECT.test(sub)) throw new Fault('TOKEN_CLAIMS');
      const whole = Number.isInteger(iat) && Number.isInteger(exp);
      if (typeof aud !== 'string' || !whole || exp - iat > MAX_AGE) throw new Fault('TOKEN_CLAIMS');
      return { issuer: source.issuer.issuer, subject: sub };
    } catch (error) {
      throw new Refusal('UNAUTHENTICATED', undefined, { cause: tokenFaultOf(error) });
    }
  };
}

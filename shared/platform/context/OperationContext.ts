import { createHash, type KeyObject } from 'node:crypto';
import { SignJWT, jwtVerify } from 'jose';

/** What the gateway tells a subgraph about one operation. Signed once per operation, valid for 30 s. */
export interface OperationContext {
  /** Random id of the operation; the audit record and the answer's header carry it too. */
  readonly operation: string;
  readonly purpose: string | null;
  readonly reason: string | null;
  /** Id of the information request that the caller relies on. */
  readonly request: string | null;
  /** What its root fields decide, as the supergraph declares: a subgraph may see another one's rows alone. */
  readonly decides: readonly string[];
  /** SHA-256 (base64url) of the caller's token: a context cannot be paired with another caller. */
  readonly tokenDigest: string | null;
}

const ISSUER = 'lidhja-gateway';
const AUDIENCE = 'lidhja-subgraph';
const TYPE = 'lidhja-context+jwt';
/** Seconds; the longest that an operation may take is shorter. */
const LIFETIME = 30;

export const digestOf = (text: string): string =>
  createHash('sha256').update(text).digest('base64url');

/** Signs the context as a compact JWS (EdDSA). `now` is in milliseconds. */
export function signContext(
  context: OperationContext,
  key: KeyObject,
  now: number,
): Promise<string> {
  const seconds = Math.floor(now / 1000);
  return new SignJWT({
    purpose: context.purpose,
    reason: context.reason,
    request: context.request,
    decides: context.decides,
    tokenDigest: context.tokenDigest,
  })
    .setProtectedHeader({ alg: 'EdDSA', typ: TYPE })
    .setIssuer(ISSUER)
    .setAudience(AUDIENCE)
    .setJti(context.operation)
    .setIssuedAt(seconds)
    .setExpirationTime(seconds + LIFETIME)
    .sign(key);
}

/**
 * Verifies a context that arrived with a fetch.
 * @throws when the signature, the type, the audience or the time is not right
 */
export async function verifyContext(
  jws: string,
  key: KeyObject,
  now: number,
): Promise<OperationContext> {
  const { payload } = await jwtVerify(jws, key, {
    algorithms: ['EdDSA'],
    typ: TYPE,
    issuer: ISSUER,
    audience: AUDIENCE,
    requiredClaims: ['jti', 'iat', 'exp'],
    maxTokenAge: LIFETIME,
    clockTolerance: 5,
    currentDate: new Date(now),
  });
  const text = (name: string): string | null =>
    typeof payload[name] === 'string' ? (payload[name] as string) : null;
  const { decides } = payload;
  if (!Array.isArray(decides) || !decides.every((one) => typeof one === 'string')) {
    throw new Error('the context does not say what its operation decides');
  }
  return {
    operation: payload.jti as string,
    purpose: text('purpose'),
    reason: text('reason'),
    request: text('request'),
    decides,
    tokenDigest: text('tokenDigest'),
  };
}

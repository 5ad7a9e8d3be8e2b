import { randomUUID } from 'node:crypto';
import { AUDIENCE, SAMPLE_ISSUER, readSampleIssuer } from '@lidhja/launch';
import { SignJWT, type JWTHeaderParameters, type JWTPayload } from 'jose';

/** A token of the sample's issuer, whole or with parts changed, to see what a changed one opens. */
export function signToken(
  data: string,
  subject: string,
  changes: { claims?: JWTPayload; header?: Partial<JWTHeaderParameters> } = {},
): Promise<string> {
  const { privateKey, keyId } = readSampleIssuer(data);
  const now = Math.floor(Date.now() / 1000);
  return new SignJWT({
    iss: SAMPLE_ISSUER,
    aud: AUDIENCE,
    sub: subject,
    iat: now,
    exp: now + 600,
    jti: randomUUID(),
    ...changes.claims,
  })
    .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', kid: keyId, ...changes.header })
    .sign(privateKey);
}

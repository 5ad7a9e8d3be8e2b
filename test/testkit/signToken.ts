import { randomUUID } from 'node:crypto';
import { AUDIENCE, SAMPLE_ISSUER, readSampleIssuer } from '@lidhja/launch';
import { SignJWT, type JWTHeaderParameters, type JWTPayload } from 'jose';

const issuers = new Map<string, ReturnType<typeof readSampleIssuer>>();

/** A hub's key is another one in each folder and never changes; to read it takes longer than to sign with it. */
const issuerIn = (data: string): ReturnType<typeof readSampleIssuer> => {
  const issuer = issuers.get(data) ?? readSampleIssuer(data);
  issuers.set(data, issuer);
  return issuer;
};

/** A token of the sample's issuer, whole or with parts changed, to see what a changed one opens. */
export function signToken(
  data: string,
  subject: string,
  changes: { claims?: JWTPayload; header?: Partial<JWTHeaderParameters> } = {},
): Promise<string> {
  const { privateKey, keyId } = issuerIn(data);
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

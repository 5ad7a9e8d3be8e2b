import { createHash, createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LaunchError } from '../LaunchError';
import { keptSecret, privateDirectory, signingKey } from './keyFiles';

/** Who the sample's tokens say that they are from, and for whom. */
export const SAMPLE_ISSUER = 'urn:lidhja:sample';
export const AUDIENCE = 'lidhja';

/** The sample's own identity provider: a key on this machine. */
export interface SampleIssuer {
  readonly privateKey: KeyObject;
  /** RFC 7638 thumbprint of the public key. */
  readonly keyId: string;
  /** The public key as issuers.json lists it (RFC 8037). */
  readonly jwk: Readonly<Record<string, string>>;
}

const keyFile = (dataDirectory: string): string =>
  join(dataDirectory, 'sample', 'issuer.private.pem');

const issuerOf = (pem: string): SampleIssuer => {
  const privateKey = createPrivateKey(pem);
  const { crv = '', kty = '', x = '' } = createPublicKey(privateKey).export({ format: 'jwk' });
  const keyId = createHash('sha256').update(JSON.stringify({ crv, kty, x })).digest('base64url');
  return { privateKey, keyId, jwk: { kty, crv, x, kid: keyId, alg: 'EdDSA', use: 'sig' } };
};

/** The sample's issuer, its key made at the first start with the sample. */
export function ensureSampleIssuer(dataDirectory: string): SampleIssuer {
  privateDirectory(join(dataDirectory, 'sample'));
  return issuerOf(keptSecret(keyFile(dataDirectory), signingKey));
}

/** @throws LaunchError when this data directory was never started with the sample */
export function readSampleIssuer(dataDirectory: string): SampleIssuer {
  const path = keyFile(dataDirectory);
  if (!existsSync(path)) {
    throw new LaunchError(
      `There is no sample in ${dataDirectory}, so no tokens for its personas: run \`npm start\` first ` +
        '(with LIDHJA_SAMPLE=on, which is the default, and the same LIDHJA_DATA).',
    );
  }
  return issuerOf(readFileSync(path, 'utf8'));
}

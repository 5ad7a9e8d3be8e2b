import { CompactEncrypt, importJWK } from 'jose';
import type { BundleStanding } from './BundleStanding';

/** How a bundle is encrypted (RFC 7518): a key agreed with the agency's, wrapping one of the bundle's own. */
const ALG = 'ECDH-ES+A256KW';
const ENC = 'A256GCM';

/** Makes a compact JWE of a signed statement. */
export type Encrypt = (jws: string) => Promise<string>;

/**
 * What encrypts to the organisation's key. Tried once, so that a key that is no point of its curve is
 * found before anything is read.
 * @throws when the key cannot be agreed with
 */
export async function encryptTo({
  jwk,
  kid,
}: NonNullable<BundleStanding['key']>): Promise<Encrypt> {
  const key = await importJWK({ ...jwk, alg: ALG }, ALG);
  const encrypt: Encrypt = (jws) =>
    new CompactEncrypt(new TextEncoder().encode(jws))
      .setProtectedHeader({ alg: ALG, enc: ENC, kid, cty: 'JWT' })
      .encrypt(key);
  await encrypt('');
  return encrypt;
}

import type { KeyRing, RingKey } from '@lidhja/platform';

/** A public key as it is published (RFC 7517, RFC 8037). */
export interface PublishedKey {
  readonly kty: 'OKP';
  readonly crv: 'Ed25519';
  readonly x: string;
  /** RFC 7638 thumbprint. */
  readonly kid: string;
  readonly alg: 'EdDSA';
  readonly use: 'sig';
  /** It signs nothing before. Seconds since 1970, as all of these; left out where it began with the hub. */
  readonly nbf?: number;
  /** It signs nothing from then on; left out while no other follows. */
  readonly exp?: number;
  /** As in the historical keys of OpenID Federation 1.0 (section 8.7). */
  readonly revoked?: { readonly revoked_at: number; readonly reason: 'compromised' };
}

/** What is published of the keys that sign receipts. */
export interface PublishedKeys {
  /** Those that nobody else has, as far as is known. */
  readonly keys: readonly PublishedKey[];
  /** Those that were lost: apart, so that whoever knows nothing of them finds no key, and refuses. */
  readonly revoked: readonly PublishedKey[];
}

const seconds = (instant: string): number => Date.parse(instant) / 1000;

const publish = ({ kid, x, notBefore, notAfter, revokedAt }: RingKey): PublishedKey => ({
  ...{ kty: 'OKP', crv: 'Ed25519', x, kid, alg: 'EdDSA', use: 'sig' },
  ...(seconds(notBefore) > 0 ? { nbf: Math.floor(seconds(notBefore)) } : {}),
  ...(notAfter === null ? {} : { exp: Math.ceil(seconds(notAfter)) }),
  ...(revokedAt === null
    ? {}
    : { revoked: { revoked_at: Math.floor(seconds(revokedAt)), reason: 'compromised' } }),
});

/** The public halves of a ring, those to come included. */
export const publishedKeys = ({ keys }: KeyRing): PublishedKeys => ({
  keys: keys.filter(({ revokedAt }) => revokedAt === null).map(publish),
  revoked: keys.filter(({ revokedAt }) => revokedAt !== null).map(publish),
});

import { Refusal } from '@lidhja/platform';
import type { JWK } from 'jose';

/** A bundle that was sent before. */
export interface IssuedBundle {
  readonly id: string;
  /** SHA-256 (hex) of the bytes that were sent. */
  readonly digest: string;
  readonly kid: string;
  readonly issuedAt: string;
}

/** What a bundle would stand on, as the database has it now. */
export interface BundleStanding {
  /** Null without a grant that opens something to this caller, on this request, for this purpose. */
  readonly grant: string | null;
  /** The public key of the caller's organisation, and why it cannot be used, if so. */
  readonly key: { readonly kid: string; readonly jwk: JWK } | null;
  readonly fault: string | null;
  readonly bundle: IssuedBundle | null;
}

/** @throws Refusal INTERNAL for what is not whole: what cannot be read is not guessed */
export function readBundleStanding(row: unknown): BundleStanding {
  const { grant, jwk, kid, fault, bundle } = (row ?? {}) as Record<string, unknown>;
  const text = (value: unknown): boolean => typeof value === 'string';
  const none = (value: unknown): boolean => value === null;
  if (
    !(none(grant) || text(grant)) ||
    !(none(fault) || text(fault)) ||
    !(none(jwk) ? none(kid) && text(fault) : typeof jwk === 'object' && text(kid)) ||
    !(none(bundle) || typeof bundle === 'object')
  ) {
    throw new Refusal('INTERNAL');
  }
  return {
    grant: grant as string | null,
    key: jwk === null ? null : { kid: kid as string, jwk: jwk as JWK },
    fault: fault as string | null,
    bundle: bundle as IssuedBundle | null,
  };
}

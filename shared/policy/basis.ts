import type { Agreement } from './agreement';
import type { Category } from './categories';
import type { Grant } from './grant';
import type { Purpose } from './purposes';

/** A person handed on from one organisation to another, with what goes along. Instants: epoch milliseconds. */
export interface Referral {
  readonly id: string;
  /** Id of the organisation it is addressed to. */
  readonly recipient: string;
  readonly categories: readonly Category[];
  readonly acceptedAt: number | null;
  /** First instant at which access by it has ended by itself. */
  readonly expiresAt: number;
}

/** What a person agreed to, for one recipient. Informed, and taken back at will (CETS 108+). Instants: epoch milliseconds. */
export interface Consent {
  readonly id: string;
  /** Id of the organisation it names. */
  readonly recipient: string;
  readonly purposes: readonly Purpose[];
  readonly categories: readonly Category[];
  readonly givenAt: number;
  readonly withdrawnAt: number | null;
}

/** What a requester stands on. The data layer chooses one for each row; the engine checks whether it carries. */
export type Basis =
  | { readonly kind: 'open' }
  /** The requester's organisation owns the record. */
  | { readonly kind: 'own_record' }
  /** A statutory task; a machine has a standing mandate, kept by the registry. */
  | { readonly kind: 'mandate' }
  | { readonly kind: 'referral'; readonly referral: Referral }
  | { readonly kind: 'consent'; readonly consent: Consent }
  | { readonly kind: 'grant'; readonly grant: Grant; readonly agreement: Agreement }
  /** The person reads about themselves. */
  | { readonly kind: 'self' };

export type BasisKind = Basis['kind'];

/** The basis as the record names it: its kind, and the id of the object it rests on where there is one. */
export function nameOfBasis(basis: Basis): string {
  switch (basis.kind) {
    case 'referral':
      return `referral:${basis.referral.id}`;
    case 'consent':
      return `consent:${basis.consent.id}`;
    case 'grant':
      return `grant:${basis.grant.id}`;
    default:
      return basis.kind;
  }
}

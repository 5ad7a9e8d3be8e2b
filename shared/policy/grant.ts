import type { Category } from './categories';
import type { Purpose } from './purposes';

/** That one organisation may be given what was granted, by the authority it came from. Instants: epoch milliseconds. */
export interface OnwardAuthorisation {
  /** Id of the organisation that it may be passed on to; no other. */
  readonly to: string;
  /** Id of the authority that authorised it (Directive (EU) 2016/680, article 35). */
  readonly by: string;
  readonly categories: readonly Category[];
  /** First instant at which it is over. */
  readonly until: number;
}

/** What the owner of a record gave to one organisation on one request. Instants: epoch milliseconds. */
export interface Grant {
  readonly id: string;
  readonly organisation: string;
  readonly purposes: readonly Purpose[];
  readonly categories: readonly Category[];
  readonly validFrom: number;
  /** First instant at which the grant is over. */
  readonly validUntil: number;
  readonly revokedAt: number | null;
  /** As often used as it may be. */
  readonly exhausted: boolean;
  /** The receiver accepted the sender's conditions before disclosure (CETS 197, article 34(3); to be confirmed by counsel). */
  readonly conditionsAccepted: boolean;
  /** Ids of the officials who approved it. */
  readonly approvedBy: readonly string[];
  /** Id of the official or the organisation that asked; null where it was given without being asked for. */
  readonly requestedBy: string | null;
  /** To whom else the authority that it came from lets it be passed on; to nobody where it is left out. */
  readonly onward?: readonly OnwardAuthorisation[];
}

/**
 * Whether the grant opens anything at `now`. A revocation counts whatever its instant, so that
 * clocks of two machines that differ cannot keep a revoked grant alive.
 */
export const isLive = (grant: Grant, now: number): boolean =>
  grant.revokedAt === null &&
  !grant.exhausted &&
  grant.conditionsAccepted &&
  grant.validFrom <= now &&
  now < grant.validUntil;

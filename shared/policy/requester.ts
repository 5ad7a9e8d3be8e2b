import type { RequesterKind } from './requesterKinds';

/** Who asks, as the registry of organisations and officials knows them; never as a token claims. */
export interface Requester {
  readonly kind: RequesterKind;
  /** Id of the organisation; null for the public and for a person reading about themselves. */
  readonly organisation: string | null;
  /** Id of the official who acts or answers for the machine that acts. */
  readonly official: string | null;
  /** ISO 3166-1 alpha-2; null for the public and for organisations of several states. */
  readonly country: string | null;
  readonly functions: readonly string[];
  /** ISO 3166-2 qarks or municipality codes; empty for none. */
  readonly areas: readonly string[];
  /** Names of the compartments whose clearance has not ended. */
  readonly clearances: readonly string[];
  /** The official or the organisation is suspended or revoked. */
  readonly suspended: boolean;
}

/** A function in the registry: a valid training in identifying victims. */
export const IDENTIFICATION_TRAINING = 'identification_training';

/** A caller without a token. */
export const PUBLIC: Requester = Object.freeze({
  kind: 'public',
  organisation: null,
  official: null,
  country: null,
  functions: Object.freeze([]),
  areas: Object.freeze([]),
  clearances: Object.freeze([]),
  suspended: false,
});

import type { RequesterKind } from '../../requesterKinds';

/** What a desk is registered for. */
export const DUTY_USES = Object.freeze(['DANGER_ABROAD', 'DANGER_AT_HOME', 'SAFE_REPORT'] as const);

export type DutyUse = (typeof DUTY_USES)[number];

/** A desk of the register that is reached at any hour. Instants: epoch milliseconds. */
export interface DutyDesk {
  readonly organisation: string;
  /** Ids of the bodies that the organisation is part of. */
  readonly partOf: readonly string[];
  readonly kind: RequesterKind;
  /** Its organisation can be told that there is something for it, and can read it. */
  readonly reads: boolean;
  /** Id of the official on duty. */
  readonly official: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly telephone: string;
  readonly uses: readonly DutyUse[];
  readonly registeredFrom: number;
  /** First instant at which it is no longer registered; null for none. */
  readonly registeredUntil: number | null;
  readonly suspended: boolean;
}

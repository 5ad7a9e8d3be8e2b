import type { Duty } from './Duty';
import type { Outward } from './SafetyPath';
import type { LeftOut } from './sift';

/**
 * What comes of a question on a safety path. It is no basis for reading: nothing in it names a value,
 * and `decide` takes none of it.
 */
export interface SafetyDecision {
  readonly path: string;
  readonly effect: 'ALLOW' | 'DENY';
  /** The row that permitted, the rule that denied, or `no_match`. Stays inside. */
  readonly rule: string;
  /** What that row or rule rests on; `none` where nothing matched. */
  readonly basis: string;
  /** All that the caller is told, beside duties towards the caller. */
  readonly outward: Outward;
  /** Ids of the organisations that it goes to. */
  readonly to: readonly string[];
  /** Categories or ids of what goes along or is shown. */
  readonly carries: readonly string[];
  /** Stays inside. */
  readonly leftOut: readonly LeftOut[];
  readonly duties: readonly Duty[];
  /** Those alone who are cleared may find the entry of it. */
  readonly confined: boolean;
}

/** What the record keeps of it. It names no person and no value. */
export type SafetyEntry = Pick<
  SafetyDecision,
  'path' | 'effect' | 'rule' | 'basis' | 'to' | 'carries' | 'confined'
>;

export const safetyEntryOf = (decision: SafetyDecision): SafetyEntry => ({
  path: decision.path,
  effect: decision.effect,
  rule: decision.rule,
  basis: decision.basis,
  to: decision.to,
  carries: decision.carries,
  confined: decision.confined,
});

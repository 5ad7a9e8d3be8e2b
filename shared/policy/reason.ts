import { faultOfGrant, type AskedByCaller } from './basisCarries';

/**
 * Codes that may be shown outside, under `extensions.withheld`. They depend on the caller and on what
 * is asked for, never on the person: "sealed", "past its term" and "not permitted" read alike.
 */
export const REASONS = Object.freeze([
  'SUSPENDED',
  'PURPOSE_MISSING',
  /** The agreement is not in force, or does not speak of this state, purpose or category. */
  'AGREEMENT',
  /** The grant is over, or does not speak of this organisation, purpose or category. */
  'GRANT',
  'NOT_PERMITTED',
] as const);

export type WithheldReason = (typeof REASONS)[number];

/** What a decision gives as its reason; `PERMITTED` goes with ALLOW alone. */
export type Reason = WithheldReason | 'PERMITTED';

/**
 * Why a caller is refused, as far as the caller may know. The subject is left out of what this
 * function is given, so that no later change can let a reason tell one person from another.
 */
export function outwardReason(asked: AskedByCaller): WithheldReason {
  if (asked.requester.suspended) return 'SUSPENDED';
  if (asked.purpose === null && asked.category !== 'OPEN') return 'PURPOSE_MISSING';
  return faultOfGrant(asked) ?? 'NOT_PERMITTED';
}

/** Everything that can be wrong with an agreement as written. */
export const AGREEMENT_FAULTS = Object.freeze([
  'TOO_FEW_PARTIES',
  'NO_SUCH_STATE',
  'REPEATED_PARTY',
  'NO_COMPETENT_AUTHORITY',
  'UNNAMED_AUTHORITY',
  'REPEATED_AUTHORITY',
  'UNKNOWN_INSTRUMENT',
  'NO_VERSION',
  'WRONG_VERSION_NUMBER',
  'UNKNOWN_STATUS',
  'ALREADY_DENOUNCED',
  'NOT_AN_INSTANT',
  'ENDS_BEFORE_IT_BEGINS',
  'OVERLAPPING_VALIDITY',
  'EMPTY_LIST',
  'UNNAMED_OFFENCE',
  'UNKNOWN_OFFENCE',
  'REPEATED_OFFENCE',
  'UNKNOWN_PURPOSE',
  'PURPOSE_NEVER_AGREED',
  'REPEATED_PURPOSE',
  'UNKNOWN_CATEGORY',
  'REPEATED_CATEGORY',
  'CATEGORY_NEVER_READ_ABROAD',
  'CATEGORY_NEEDS_CASE_STATUS',
  'NOT_A_DURATION',
  'DEADLINES_OUT_OF_ORDER',
  'UNKNOWN_DEADLINE_TEMPLATE',
  'DEADLINE_TOO_LONG',
  'DEADLINE_BEYOND_TEMPLATE',
  'NO_HANDLING_CODE',
  'UNKNOWN_HANDLING_CODE',
  'REPEATED_HANDLING_CODE',
  'UNKNOWN_GROUND',
  'REPEATED_GROUND',
  'INDISPENSABLE_GROUND_MISSING',
  'UNKNOWN_EVIDENCE_USE',
  'REPEATED_EVIDENCE_USE',
  'UNKNOWN_ONWARD_RULE',
  'HIT_NO_HIT_TOO_OFTEN',
  'HIT_NO_HIT_TOO_LATE',
  'UNKNOWN_CLOSURE_RULE',
  'KEPT_TOO_LONG',
  'REVIEW_NEVER_COMES',
] as const);

export type AgreementFaultReason = (typeof AGREEMENT_FAULTS)[number];

/** One thing that is wrong: where (`versions[1].categories[0]`), what, and a sentence of what to do. */
export interface AgreementFault {
  readonly field: string;
  readonly reason: AgreementFaultReason;
  readonly says: string;
}

export const faultIn = (
  field: string,
  reason: AgreementFaultReason,
  says: string,
): readonly AgreementFault[] => Object.freeze([Object.freeze({ field, reason, says })]);

export const NO_FAULTS: readonly AgreementFault[] = Object.freeze([]);

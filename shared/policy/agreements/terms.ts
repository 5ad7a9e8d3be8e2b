/** What an answer under an agreement can be used as. */
export const EVIDENCE_USES = Object.freeze(['INTELLIGENCE', 'JUDICIAL_EVIDENCE'] as const);

/**
 * Whether what was received may be passed on: with prior authorisation of the state it came from
 * (Directive (EU) 2016/680, article 35), or not even so.
 */
export const ONWARD_RULES = Object.freeze(['WITH_AUTHORISATION', 'NEVER'] as const);

export type OnwardRule = (typeof ONWARD_RULES)[number];

/** What becomes of a copy when the case that it was given for is closed. */
export const CLOSURE_RULES = Object.freeze(['KEEP', 'REVIEW', 'DELETE'] as const);

export type ClosureRule = (typeof CLOSURE_RULES)[number];

/** How long what was received is kept, and how often it is looked through; milliseconds. */
export interface Retention {
  /** From the grant on; then it is deleted. */
  readonly maxAge: number;
  readonly reviewEvery: number;
  /** KEEP where it is left out. */
  readonly onCaseClosed?: ClosureRule;
  /** Whether a legal hold keeps a copy past its age; so where it is left out. */
  readonly legalHold?: boolean;
}

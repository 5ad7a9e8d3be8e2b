import type { ClosureRule } from '../agreements/terms';

/** Every class of records that the hub keeps of cases, of persons and of whoever acts. */
export const RECORD_CLASSES = Object.freeze([
  'REQUEST',
  'COPY',
  'CASE',
  'PERSON_IN_CASE',
  'REFERRAL',
  'CONSENT',
  'FOLLOW_UP',
  'RETURN',
  'WORD_OF_DANGER',
  'SENT_UNASKED',
  'ANSWER_FROM_ABROAD',
  'RECORD',
  'COURSE',
  'NEVER_SENT',
  'ERASED',
  'PROTECTED',
  'NOTICE',
  'BREACH',
  'ACTOR',
  'IDEMPOTENCY_KEY',
] as const);

export type RecordClass = (typeof RECORD_CLASSES)[number];

/** Terms that a law has, or will: they hold for every record of the class alike. */
export interface TermsOfLaw {
  readonly by: 'LAW';
  /** Years; what it is counted from says `from`. Then it is deleted. */
  readonly maxAge: number;
  /** Years from one review to the next; null where it is looked through at its end alone. */
  readonly reviewEvery: number | null;
  readonly onCaseClosed: ClosureRule;
  /** Whether a legal hold keeps it past its age. */
  readonly legalHold: boolean;
}

/** Terms of each record's own: those of the agreement version that it was made under. */
export interface TermsOfAgreement {
  readonly by: 'AGREEMENT';
}

/** How long records of a class are kept, why, and what sees to it. */
export interface RecordTerms {
  readonly what: string;
  readonly from: string;
  readonly terms: TermsOfLaw | TermsOfAgreement;
  /** Of a law what is known of it; that the rest is to be confirmed by counsel says `confirmed`. */
  readonly source: string;
  /** Whether counsel has confirmed the numbers. */
  readonly confirmed: boolean;
  /** What of the hub carries it out; null where nothing does yet. */
  readonly carriedOutBy: string | null;
}

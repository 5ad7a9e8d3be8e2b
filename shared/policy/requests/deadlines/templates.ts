import type { Urgency } from '../InformationRequest';

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

/** Which text an agreement takes its terms from. They differ in more than their lengths, and are never merged. */
export const DEADLINE_TEMPLATES = Object.freeze([
  'DIRECTIVE_2023_977',
  'FRAMEWORK_DECISION_2006_960',
] as const);

export type DeadlineTemplate = (typeof DEADLINE_TEMPLATES)[number];

/** Terms of a text. Lengths in milliseconds; a length of whole days is counted in calendar days. */
export interface Terms {
  readonly terms: Readonly<Record<Urgency, number>>;
  /** Judicial authorisation may take longer than the term, as long as the requester was told. */
  readonly authorisationExceeds: boolean;
  /** What the term of the most urgent becomes, where it is postponed with reasons; null where it cannot be. */
  readonly postponedTo: number | null;
}

/** The terms as the texts have them; an agreement says its own, and which text they follow. */
export const DEADLINE_TERMS = Object.freeze({
  // Directive (EU) 2023/977, article 5(1) and (2).
  DIRECTIVE_2023_977: {
    terms: { URGENT_DIRECT: 8 * HOUR, URGENT: 3 * DAY, OTHER: 7 * DAY },
    authorisationExceeds: true,
    postponedTo: null,
  },
  // Framework Decision 2006/960/JHA, article 4(1) to (4).
  FRAMEWORK_DECISION_2006_960: {
    terms: { URGENT_DIRECT: 8 * HOUR, URGENT: 7 * DAY, OTHER: 14 * DAY },
    authorisationExceeds: false,
    postponedTo: 3 * DAY,
  },
} as const satisfies Record<DeadlineTemplate, Terms>);

import type { Condition } from './conditions';

/** A set, not a ladder. H0 crime purposes, H1 not as evidence, H2 not to others, H3 other, in words. */
export const HANDLING_CODES = Object.freeze(['H0', 'H1', 'H2', 'H3'] as const);

export type HandlingCode = (typeof HANDLING_CODES)[number];

/** What matters about the record, the value and the operation on it, as the data layer found it. */
export interface Subject {
  /** Is a child, or must be presumed one (CETS 197, article 10(3)). */
  readonly child: boolean;
  /** Is protected: for whoever is not cleared, the row does not exist. */
  readonly sealed: boolean;
  /** Name of the compartment that the person is in, where the data layer tells compartments apart. */
  readonly compartment: string | null;
  /** Conditions of the table that hold for this row. */
  readonly facts: ReadonlySet<Condition>;
  /** The guardian, after the conflict check, agreed that the data leave the country. */
  readonly guardianAgreement: boolean;
  /** An authority decided that it is in the child's best interest. */
  readonly bestInterestDecision: boolean;
  readonly handling: readonly HandlingCode[];
  /** The requester is the one whom the provider sent the value to. */
  readonly firstRecipient: boolean;
  /** The requester provided the value. */
  readonly provider: boolean;
  /** The provider permitted this use, or this recipient. */
  readonly providerPermission: boolean;
  /** The sender agreed to a use outside those of ETS 182, article 26. */
  readonly senderConsent: boolean;
  readonly declaredUse: 'intelligence' | 'judicial_evidence' | null;
  readonly fromAnotherState: boolean;
  /** The originating state authorised this recipient. */
  readonly onwardAuthorised: boolean;
  /** The purpose is a proceeding against, or the removal of, the very person. */
  readonly aboutRequesterTarget: boolean;
  readonly operationDecidesAssistance: boolean;
  /** The value tells whether the person cooperates with the authorities. */
  readonly tellsCooperation: boolean;
  readonly reflectionRuns: boolean;
  readonly operationIsRemovalOrInterview: boolean;
  /** The person, advised, asked for the interview or the journey. */
  readonly askedByThePerson: boolean;
  readonly pastRetention: boolean;
  readonly legalHold: boolean;
}

/** A record about which nothing is special; callers spread over it. */
export const ORDINARY_SUBJECT: Subject = Object.freeze({
  child: false,
  sealed: false,
  compartment: null,
  facts: new Set<Condition>(),
  guardianAgreement: false,
  bestInterestDecision: false,
  handling: Object.freeze([]),
  firstRecipient: false,
  provider: false,
  providerPermission: false,
  senderConsent: false,
  declaredUse: null,
  fromAnotherState: false,
  onwardAuthorised: false,
  aboutRequesterTarget: false,
  operationDecidesAssistance: false,
  tellsCooperation: false,
  reflectionRuns: false,
  operationIsRemovalOrInterview: false,
  askedByThePerson: false,
  pastRetention: false,
  legalHold: false,
});

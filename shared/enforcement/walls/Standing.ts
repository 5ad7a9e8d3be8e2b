import type {
  Agreement,
  Condition,
  Consent,
  Grant,
  HandlingCode,
  Purpose,
  Referral,
  Requester,
  Subject,
} from '@lidhja/policy';

/** The grant that a session stands on and the agreement under it, read in the session's transaction. */
export interface GrantInForce {
  readonly grant: Grant;
  readonly agreement: Agreement;
  /** Record that the grant opens. */
  readonly record: string;
  /** What the request declared that the answer is for. */
  readonly declaredUse?: Subject['declaredUse'];
  /** Codes that the agreement puts on everything given under it. */
  readonly handling?: readonly HandlingCode[];
  /** The owner permitted this organisation to use the record as evidence all the same. */
  readonly evidencePermitted?: boolean;
}

/** A referral to the session's organisation, read in the session's transaction. */
export interface ReferralInForce {
  readonly referral: Referral;
  /** Person whom it is about. */
  readonly record: string;
}

/** A consent that names the session's organisation, read in the session's transaction. */
export interface ConsentInForce {
  readonly consent: Consent;
  /** Person who gave it. */
  readonly record: string;
}

/** The request that a session relies on, where it may know of it, read in the session's transaction. */
export interface ReliedRequest {
  readonly id: string;
  /** Its access class. */
  readonly access: string;
}

/** What the decisions of one operation have in common. */
export interface Standing {
  readonly requester: Requester;
  readonly purpose: Purpose | null;
  /** Conditions that hold for the session, whatever the row: `trained`, `opened_inspection`, … */
  readonly facts: readonly Condition[];
  readonly grants: readonly GrantInForce[];
  /** Null where no request is named, where it is not there, and where the subgraph opens nothing by grant. */
  readonly relied?: ReliedRequest | null;
  /** None where the subgraph opens nothing by referral. */
  readonly referrals?: readonly ReferralInForce[];
  /** None where it opens nothing by consent. */
  readonly consents?: readonly ConsentInForce[];
  /** What the operation decides, by its declaration. */
  readonly operation?: Partial<Subject>;
  /** Instant of the operation, milliseconds. */
  readonly now: number;
}

import type { RequestEvent } from '@lidhja/policy';

/** A quarter of a day, in the units in which the model counts time; what happens in between counts on by one. */
export const QUARTER = 1_000_000;

export type Side = 'q' | 'a';
export type Status = 'signed' | 'in_force' | 'suspended' | 'denounced';

/** What a version says, as far as it can differ here. */
export interface Terms {
  readonly status: Status;
  /** Quarters of a day from when it was proposed; null at once. */
  readonly from: number | null;
  readonly until: number | null;
  readonly purposes: readonly string[];
  readonly categories: readonly string[];
  /** Whether it may be asked if somebody is known at all. */
  readonly hitNoHit: boolean;
}

export interface Version {
  status: Status;
  readonly from: number;
  until: number | null;
  readonly purposes: readonly string[];
  readonly categories: readonly string[];
  readonly hitNoHit: boolean;
}

/** Versions of one agreement, the first of them first. */
export type Agreement = Version[];

export interface Change {
  /** Index of the agreement; null for one that there is not yet. */
  readonly agreement: number | null;
  readonly follows: number;
  readonly terms: Version;
  readonly by: string;
  activated: boolean;
}

export interface Grant {
  readonly categories: readonly string[];
  readonly from: number;
  readonly until: number;
  readonly approvedBy: string[];
  approvedAt: number | null;
  revokedAt: number | null;
  readAt: number | null;
}

export interface Offer {
  readonly at: number;
  reply: { readonly accepted: boolean; readonly at: number } | null;
}

export interface Decision {
  readonly at: number;
  readonly outcome: 'GRANTED' | 'PARTLY_GRANTED' | 'REFUSED';
  readonly grant: Grant | null;
  readonly offers: Offer[];
}

/** What a hit rests on, and what can be sealed of it. */
export type Sealable = 'case' | 'person';

/** What was said to a question whether somebody is known, and what of it was told. */
export interface Answer {
  readonly isHit: boolean;
  readonly tellAt: number;
  outcome: 'HIT' | 'NO_HIT' | null;
}

/** Whether a person, or a case by an earlier reference, is known at all. */
export interface Question {
  readonly about: 'PERSON' | 'REFERENCE';
  readonly at: number;
  answer: Answer | null;
}

export interface Request {
  readonly agreement: number;
  readonly purpose: string;
  readonly categories: readonly string[];
  readonly steps: { readonly event: RequestEvent; readonly at: number }[];
  readonly decisions: Decision[];
  /** Of one that asks for nothing but whether somebody is known. */
  readonly question: Question | null;
  /** Index of the hit from which it goes on. */
  readonly origin: number | null;
}

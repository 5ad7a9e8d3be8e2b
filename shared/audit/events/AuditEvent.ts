/** What the keys of a list sign. */
export type SignedUse = 'receipt' | 'checkpoint';

/** Who acted, for what; the same in every event of an operation. Ids, never names. */
export interface Actor {
  /** Id of the operation, as in the answer's header `lidhja-operation`. */
  readonly operation: string;
  readonly organisation: string | null;
  readonly official: string | null;
  readonly purpose: string | null;
  readonly reason: string | null;
  /** Information request that was relied on. */
  readonly request: string | null;
}

/** A row that an event tells of. It is left out for whoever may not know of one of those that it is about. */
export interface NamedRow {
  /** Id by which it is named; none where it has no id and is part of no record. */
  readonly record?: string;
  /** Ids of what it is, what it is a part of and whom it is about. */
  readonly of: readonly string[];
}

/** One schema coordinate that left a subgraph, of which rows, and what allowed it. */
export interface ReleasedCoordinate {
  readonly coordinate: string;
  /** Places of its rows among those of the event, from 0, each once. They name the records: ids stand once in an event. */
  readonly rows: readonly number[];
  readonly rule: string;
  readonly basis: string;
}

/** One coordinate that was asked for and withheld: how often and with which reason code. */
export interface WithheldCoordinate {
  readonly coordinate: string;
  readonly reason: string;
  readonly count: number;
}

/** The same as the record keeps it. */
export interface WithheldRows extends WithheldCoordinate {
  /** Places among the rows of the event, one for each that is counted. */
  readonly rows: readonly number[];
}

/** Commits with the read in the subgraph. Alone, without `dispatched`, it means that nothing left the hub. */
export interface Released extends Actor {
  readonly type: 'released';
  readonly rows: readonly NamedRow[];
  readonly coordinates: readonly ReleasedCoordinate[];
  readonly withheld: readonly WithheldRows[];
}

/** Commits with a write in the subgraph that owns what was written. */
export interface Written extends Actor {
  readonly type: 'written';
  /** Root field that wrote, e.g. `publishActivity`. */
  readonly mutation: string;
  /** Ids of the records written. */
  readonly records: readonly string[];
}

/** Commits at the gateway before the first byte of an answer; digests only, never what they are of. */
export interface Dispatched extends Actor {
  readonly type: 'dispatched';
  /** SHA-256 (hex) of the answer's bytes, which have a salt in them. */
  readonly answer: string;
  /** SHA-256 (hex) of that salt, followed by the SHA-256 (hex) of the document that was asked. */
  readonly document: string;
  readonly bytes: number;
  /** Names of the subgraphs that did not answer. */
  readonly unavailable: readonly string[];
}

/** Commits before a notice is sent to its organisation, at each attempt; nobody asked at that moment. */
export interface Notified extends Actor {
  readonly type: 'notified';
  /** The notice, in the place of a released row. */
  readonly rows: readonly NamedRow[];
  readonly coordinates: readonly ReleasedCoordinate[];
  readonly withheld: readonly WithheldRows[];
  /**
   * SHA-256 (hex) of the signature and the body, one after the other. Nobody but the receiver and the operator
   * can make the signature: without it nothing can be tried out.
   */
  readonly answer: string;
  /** Of the body. */
  readonly bytes: number;
  /** From 1. */
  readonly attempt: number;
}

/** Commits with the notices that a request is overdue; nobody acted. */
export interface Escalated extends Actor {
  readonly type: 'escalated';
  /** Ids of the notices, one for each who was told. */
  readonly records: readonly string[];
}

/** Commits with the notices that a hit/no-hit was told, whatever it was; nobody acted. */
export interface Told extends Actor {
  readonly type: 'told';
  /** Ids of the notices, one for each who was told. */
  readonly records: readonly string[];
}

/** Commits with what it tells of, and stands before it in the transaction: two persons had it destroyed, or its term did. */
export interface Erased extends Actor {
  readonly type: 'erased';
  /** Whose it was, e.g. a request, and what was destroyed of it: ids. */
  readonly records: readonly string[];
  /** The case, referral, consent or return that they were of; whoever may not know of it is told none of this. */
  readonly of?: string;
  /** Schema coordinates that have no value any more. */
  readonly fields: readonly string[];
  /** What it rests on: the retention of the agreement, or that what it was given for can be no more. */
  readonly basis: 'retention' | 'lapse';
  /** Officials: who proposed it, and who approved it. Left out where nobody acted. */
  readonly persons?: readonly [string, string];
}

/** A signed-in caller was refused; kept singly within a budget. */
export interface Refused extends Actor {
  readonly type: 'refused';
  readonly code: string;
  /** Root field that was to write. */
  readonly mutation?: string;
  /** Root field that was to be read, and answered null. */
  readonly query?: string;
  /** Ids that its input named, as they came: of what is there, and of what never was. */
  readonly named?: readonly string[];
  /** What exactly was wrong, where outside one code stands for several things. A code of its own. */
  readonly detail?: string;
}

/** Refusals beyond the budget, or of callers that are not signed in, counted by minute. */
export interface RefusalsCounted {
  readonly type: 'refusals_counted';
  readonly code: string;
  /** What exactly was wrong, of a closed list: with a token, or with whom it names. */
  readonly detail?: string;
  readonly count: number;
  /** Start of the minute, ISO 8601 in UTC. */
  readonly minute: string;
}

/** Commits before the record is exported. How much there is of it is not said. */
export interface Exported extends Actor {
  readonly type: 'exported';
}

/** Commits with the destruction of entries past their term; the verifier accounts for their blanks by it. */
export interface EntriesErased extends Actor {
  readonly type: 'erased';
  /** Ids of the entries. */
  readonly entries: readonly string[];
  /** What it rests on: the term of the record itself. */
  readonly basis: 'term';
}

/** Commits before what was left of records is destroyed, and is the same whatever there was: neither ids nor how much. */
export interface LeftErased extends Actor {
  readonly type: 'erased';
  readonly detail: 'LEFT_OVER';
  /** ISO 8601 in UTC: what was over before it. */
  readonly until: string;
  /** What it rests on: the term of the record itself. */
  readonly basis: 'term';
}

/** A key with which the hub signs became another, as its list says from then on; nobody asked at that moment. */
export interface KeyChanged extends Actor {
  readonly type: 'key_changed';
  /** RFC 7638 thumbprint of the key, by itself. */
  readonly records: readonly [string];
  readonly code: 'ADDED' | 'CHANGED' | 'REVOKED' | 'REMOVED';
  /** What the key signs. */
  readonly detail: SignedUse;
  /** ISO 8601 in UTC: from when it signs, until when, and since when it is not to be believed. */
  readonly key: Readonly<Record<'notBefore' | 'notAfter' | 'revokedAt', string | null>>;
}

/** Everything that the record can hold. Closed: the database refuses any other type. */
export type AuditEvent =
  | Released
  | Written
  | Dispatched
  | Notified
  | Escalated
  | Told
  | Erased
  | Refused
  | RefusalsCounted
  | Exported
  | EntriesErased
  | LeftErased
  | KeyChanged;

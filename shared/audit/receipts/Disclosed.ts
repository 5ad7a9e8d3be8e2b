/** What goes along with everything disclosed: a kind of the policy's obligations, with its instant or whom it names. */
export interface Bound {
  readonly kind: string;
  /** ISO 8601 in UTC. */
  readonly at?: string;
  readonly whom?: string;
  /** Of an authorisation to pass on: what, to which organisation, and by which authority. */
  readonly category?: string;
  readonly to?: string;
  readonly by?: string;
}

/** A coordinate of which something was disclosed, of which records, and under which handling codes. */
export interface DisclosedCoordinate {
  readonly coordinate: string;
  readonly records: readonly string[];
  readonly handling: readonly string[];
}

/**
 * What one record disclosed under a grant in one fetch: the case, or a person in it. Each is told apart
 * from the others, so that a receipt of a person can be kept from whoever may not know of them any more,
 * without a trace in the receipts of the rest.
 */
export interface Disclosed {
  readonly grant: string;
  readonly agreement: string;
  readonly version: number;
  /** Ids of the record, of its edges and of what it is a part of: none of them may be sealed to who is told. */
  readonly about: readonly string[];
  readonly conditions: readonly Bound[];
  readonly coordinates: readonly DisclosedCoordinate[];
}

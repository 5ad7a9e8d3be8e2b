/** A receipt as it is kept, with what it is found by. Ids are UUIDs. */
export interface KeptReceipt {
  /** `jti` of the receipt. */
  readonly id: string;
  readonly operation: string;
  readonly request: string;
  readonly grant: string;
  /** The organisation that read. */
  readonly organisation: string;
  /** ISO 8601 in UTC. */
  readonly issuedAt: string;
  /** Records that it tells of: it is not there for whoever may not know of one of them. */
  readonly about: readonly string[];
  /** Compact serialisation (RFC 7515). */
  readonly jws: string;
}

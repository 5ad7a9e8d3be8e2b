/** That the whole of a grant was sent, as it is kept. Ids are UUIDs. */
export interface KeptBundle {
  readonly id: string;
  readonly grant: string;
  /** The organisation that it was sent to. */
  readonly organisation: string;
  readonly operation: string;
  /** ISO 8601 in UTC. */
  readonly issuedAt: string;
  /** SHA-256 (hex) of the bytes. */
  readonly digest: string;
  /** RFC 7638 thumbprint of the key that it was encrypted to. */
  readonly kid: string;
}

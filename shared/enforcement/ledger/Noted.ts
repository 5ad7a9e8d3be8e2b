/** A row as the ledger knows it: by its own id, or by that of the record that it is a part of. */
export interface Noted {
  readonly id?: string;
  readonly record?: string;
  /** The record that it tells of, where the row is only an edge to it or has no id of its own. */
  readonly about?: string;
}

/** A row of `national.area`. */
export interface AreaRow {
  readonly code: string;
  readonly name: string;
  readonly kind: 'QARK' | 'DISTRICT' | 'MUNICIPALITY';
  readonly part_of: string | null;
  /** First day, ISO 8601. */
  readonly valid_from: string | null;
  /** Last day, ISO 8601. */
  readonly valid_until: string | null;
}

/** A row of `national.area`, as a source outside has it. */
export interface ReferenceArea {
  readonly code: string;
  readonly name: string;
  readonly kind: 'QARK' | 'DISTRICT' | 'MUNICIPALITY';
  readonly part_of: string | null;
  readonly source: string;
  /** First day, ISO 8601. */
  readonly valid_from: string | null;
  /** Last day, ISO 8601. */
  readonly valid_until: string | null;
}

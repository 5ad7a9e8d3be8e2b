/**
 * A case as this session may see it, with the access class that the mask reads. What tells how far it
 * has come is null where the session may not read that.
 */
export interface CaseRow {
  readonly id: string;
  readonly synthetic: boolean;
  readonly owner: string | null;
  readonly reference: string | null;
  readonly qark: string | null;
  readonly stage: string | null;
  /** ISO 8601; a date has no zone, and a JavaScript date has. */
  readonly openedOn: string | null;
  readonly access: string;
}

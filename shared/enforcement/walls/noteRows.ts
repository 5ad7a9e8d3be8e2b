import type { Ledger } from '../ledger/Ledger';
import type { Noted } from '../ledger/Noted';

/** What a row tells of itself beside its values. */
export interface Row {
  readonly id?: string;
  /** The record that a grant would open, where the row is only a part of it. */
  readonly record?: string;
  /** The record that it tells of, where it is only an edge to it or has no id of its own. */
  readonly about?: string;
  /** What decides about the row, as `AccessClass.ts` reads it; only protected rows have it. */
  readonly access?: string;
}

/** Row security let the row come; no rule of the table was asked. */
const BY_ROW_SECURITY = { rule: 'row_security' };

const basisOf = (access: string): string => access.slice(0, access.indexOf('|'));

/**
 * Notes that protected rows are part of an answer: that a case exists is itself a disclosure, also
 * when nothing but its id or its type's name is asked for.
 */
export function noteRows(ledger: Ledger, type: string, found: unknown): void {
  const classes = new Map<string, Noted[]>();
  for (const row of Array.isArray(found) ? (found as unknown[]) : [found]) {
    if (row === null || typeof row !== 'object') continue;
    const { access } = row as Row;
    if (access === undefined) continue;
    let noted = classes.get(access);
    if (noted === undefined) {
      noted = ledger.releasing(type, { ...BY_ROW_SECURITY, basis: basisOf(access) });
      classes.set(access, noted);
    }
    noted.push(row);
  }
}

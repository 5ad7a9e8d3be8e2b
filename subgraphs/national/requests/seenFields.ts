import type { Ledger, Noted } from '@lidhja/enforcement';

/** What became of one field in a reading. */
export interface SeenField {
  readonly coordinate: string;
  /** Null where it was shown. */
  readonly reason: string | null;
  readonly rows: ReadonlySet<Noted>;
}

/** What became of each field that a ledger knows of; rows as such are not among them. */
export function seenFields(ledger: Ledger): SeenField[] {
  const fields = new Map<string, { coordinate: string; reason: string | null; rows: Set<Noted> }>();
  const note = (coordinate: string, reason: string | null, rows: readonly Noted[]): void => {
    if (!coordinate.includes('.')) return;
    const key = `${coordinate}#${reason ?? ''}`;
    const field = fields.get(key) ?? { coordinate, reason, rows: new Set() };
    fields.set(key, field);
    for (const row of rows) field.rows.add(row);
  };
  for (const { coordinate, rows } of ledger.released) note(coordinate, null, rows);
  for (const { coordinate, reason, rows } of ledger.kept) note(coordinate, reason, rows);
  return [...fields.values()].sort((a, b) => (a.coordinate < b.coordinate ? -1 : 1));
}

/** What a row tells of, the same in the readings of two sessions. */
const about = (row: Noted): string => row.about ?? row.id ?? row.record ?? '';

const countByRecord = (rows: Iterable<Noted>): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(about(row), (counts.get(about(row)) ?? 0) + 1);
  return counts;
};

/**
 * Of how many rows each field of one reading is, as far as another reading met the rows too, whether or
 * not it was given their values.
 */
export function countShared(
  seen: readonly SeenField[],
  own: readonly SeenField[],
): { coordinate: string; reason: string | null; rows: number }[] {
  return seen.flatMap(({ coordinate, reason, rows }) => {
    const met = countByRecord(
      own.filter((one) => one.coordinate === coordinate).flatMap((one) => [...one.rows]),
    );
    const count = [...countByRecord(rows)].reduce(
      (sum, [record, times]) => sum + Math.min(times, met.get(record) ?? 0),
      0,
    );
    return count === 0 ? [] : [{ coordinate, reason, rows: count }];
  });
}

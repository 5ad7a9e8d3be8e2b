import type { WithheldCoordinate } from '@lidhja/audit';

/**
 * What the answer says of what it does not hold: coordinates of the caller's own document alone,
 * since the planner also asks for fields that the caller did not, each reason once with its sum.
 */
export function sumWithheld(
  withheld: readonly WithheldCoordinate[],
  asked: ReadonlySet<string>,
): WithheldCoordinate[] {
  const sums = new Map<string, WithheldCoordinate>();
  for (const { coordinate, reason, count } of withheld) {
    if (!asked.has(coordinate)) continue;
    const key = `${coordinate} ${reason}`;
    sums.set(key, { coordinate, reason, count: count + (sums.get(key)?.count ?? 0) });
  }
  return [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, sum]) => sum);
}

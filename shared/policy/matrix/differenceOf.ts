/** What a change would take away and give: lines of the matrix before and after. */
export interface Difference {
  readonly lost: readonly string[];
  readonly gained: readonly string[];
}

export function differenceOf(before: readonly string[], after: readonly string[]): Difference {
  const [then, now] = [new Set(before), new Set(after)];
  return {
    lost: before.filter((line) => !now.has(line)),
    gained: after.filter((line) => !then.has(line)),
  };
}

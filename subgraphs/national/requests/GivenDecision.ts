/** What the owner answers for each category; a ground refuses. */
export interface CategoryAnswer {
  readonly category: string;
  readonly ground: string | null;
  readonly condition: string | null;
}

/** A decision as its input says it, for the exchange. */
export interface GivenDecision {
  readonly record: string | null;
  readonly answers: readonly CategoryAnswer[];
  readonly until: Date;
}

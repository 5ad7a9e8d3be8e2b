/** A period as published, ISO 8601 in whatever exactness; null at both ends where none is stated. */
export interface StatedPeriod {
  readonly periodFrom: string | null;
  readonly periodTo: string | null;
}

/** Whether a figure says anything of the year: its period meets it, or it states no period at all. */
export function coversYear({ periodFrom, periodTo }: StatedPeriod, year: number): boolean {
  if (periodFrom === null || periodTo === null) return true;
  return Number(periodFrom.slice(0, 4)) <= year && year <= Number(periodTo.slice(0, 4));
}

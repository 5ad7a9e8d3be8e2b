/** Numbers that only look random: the same seed gives the same sample on every machine. */
export class SeededRandom {
  constructor(private state: number) {}

  /** A whole number from 0 to below the limit (mulberry32). */
  below(limit: number): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
  }

  /** True in so many of a hundred. */
  percent(share: number): boolean {
    return this.below(100) < share;
  }

  pick<T>(list: readonly T[]): T {
    return list[this.below(list.length)] as T;
  }

  /** A day between two years' first days, ISO 8601; the last year is left out. */
  dayBetween(fromYear: number, untilYear: number): string {
    const from = Date.UTC(fromYear, 0, 1);
    const days = (Date.UTC(untilYear, 0, 1) - from) / 86_400_000;
    return addDays(new Date(from).toISOString(), this.below(days));
  }
}

/** The day so many days after a day, ISO 8601. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Draws that a seed repeats exactly: mulberry32, quick enough for millions. */
export class SeededRandom {
  constructor(private state: number) {}

  /** @returns from 0 to just below 1 */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** @throws RangeError for an empty list */
  pick<Value>(list: readonly Value[]): Value {
    if (list.length === 0) throw new RangeError('nothing to pick from');
    return list[Math.floor(this.next() * list.length)] as Value;
  }

  /** Each member with the same probability, in the order of the list. */
  some<Value>(list: readonly Value[], probability = 0.5): Value[] {
    return list.filter(() => this.chance(probability));
  }
}

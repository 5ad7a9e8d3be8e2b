/** Times of the fast runs of each contender, in milliseconds. */
export type Times<Name extends string> = Readonly<Record<Name, number>>;

/**
 * What else the machine does makes a run slower and never faster: what is measured is how long the fast
 * runs took, which it left alone.
 */
const fast = (times: readonly number[], share: number): number => {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length * share)] ?? NaN;
};

/**
 * Runs contenders in turn, round after round, so that whatever else the machine does meets all of them
 * alike, after a warm-up.
 * @param share of the rounds that may have been faster than what is measured: less of them for what the
 *   machine disturbs more, and enough for what leaves its costs to later runs (garbage)
 */
export async function compare<Name extends string>(
  contenders: Readonly<Record<Name, () => Promise<unknown>>>,
  rounds: number,
  share = 0.1,
): Promise<Times<Name>> {
  const names = Object.keys(contenders) as Name[];
  const times = new Map<Name, number[]>(names.map((name) => [name, []]));
  const warmUp = Math.ceil(rounds / 5);
  for (let round = -warmUp; round < rounds; round += 1) {
    // Turned round each time: what one leaves to be collected must not always meet the same one.
    for (const name of round % 2 === 0 ? names : [...names].reverse()) {
      const started = performance.now();
      await contenders[name]();
      if (round >= 0) times.get(name)?.push(performance.now() - started);
    }
  }
  return Object.fromEntries(
    names.map((name) => [name, fast(times.get(name) ?? [], share)]),
  ) as Record<Name, number>;
}

/** Two digits after the point are what such ratios are good for. */
export const round = (value: number): number => Math.round(value * 100) / 100;

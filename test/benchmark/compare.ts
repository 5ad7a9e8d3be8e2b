/** Lower quartiles of the times of each contender, in milliseconds. */
export type Quartiles<Name extends string> = Readonly<Record<Name, number>>;

/** What else the machine does makes a run slower and never faster: the lower quartile leaves most of it out. */
const quartile = (times: readonly number[]): number => {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 4)] ?? NaN;
};

/**
 * Runs contenders in turn, round after round, so that whatever else the machine does meets all of them
 * alike, and takes the lower quartile of each after a warm-up.
 */
export async function compare<Name extends string>(
  contenders: Readonly<Record<Name, () => Promise<unknown>>>,
  rounds: number,
): Promise<Quartiles<Name>> {
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
  return Object.fromEntries(names.map((name) => [name, quartile(times.get(name) ?? [])])) as Record<
    Name,
    number
  >;
}

/** Two digits after the point are what such ratios are good for. */
export const round = (value: number): number => Math.round(value * 100) / 100;

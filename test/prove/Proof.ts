/** `full` is what `npm run prove` runs, within minutes; `short` what `npm test` can afford. */
export type Scale = 'short' | 'full';

/** A figure and the bound that it must keep; both bounds may be given. */
export interface Bar {
  readonly measured: number;
  readonly atLeast?: number;
  readonly atMost?: number;
}

/** What a run measured: figures to be read, and bars that decide whether it passed. */
export interface Finding {
  readonly figures: Readonly<Record<string, number | string>>;
  readonly bars: Readonly<Record<string, Bar>>;
}

/** One thing that is shown by running it, often enough that luck cannot have passed it. */
export interface Proof {
  readonly name: string;
  /** @throws Error with what it found where a counter-example is worth more than a figure */
  run(scale: Scale, say: (line: string) => void): Promise<Finding>;
}

/** Whether the figure keeps its bounds; a figure that is no number keeps none. */
export const keeps = ({ measured, atLeast = -Infinity, atMost = Infinity }: Bar): boolean =>
  measured >= atLeast && measured <= atMost;

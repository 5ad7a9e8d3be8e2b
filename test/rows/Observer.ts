import type { Client } from 'pg';
import type { Change } from './Change';
import { observe } from './observe';
import type { Probe } from './Probe';

/** What is answered before anything is changed. */
export interface Baseline {
  readonly probes: readonly Probe[];
  readonly answers: readonly string[];
}

const askAll = async (client: Client, probes: readonly Probe[]): Promise<string[]> => {
  const answers: string[] = [];
  await client.query('begin');
  for (const probe of probes) answers.push(await observe(client, probe));
  await client.query('rollback');
  return answers;
};

/**
 * Asks everything twice.
 * @throws Error that names the probes with another answer each time: they would see every change
 */
export async function takeBaseline(client: Client, probes: readonly Probe[]): Promise<Baseline> {
  const answers = await askAll(client, probes);
  const again = await askAll(client, probes);
  const fickle = probes.filter((_, at) => answers[at] !== again[at]);
  if (fickle.length > 0) {
    throw new Error(`answered otherwise each time: ${fickle.map(({ name }) => name).join('; ')}`);
  }
  return { probes, answers };
}

const isTaken = ({ sql }: Change): boolean => /^(revoke|drop|delete)/.test(sql);

/** Names of tables, functions and roles that a change speaks of, without their schemas. */
const namesIn = ({ sql }: Change): readonly string[] => [
  ...new Set([...sql.matchAll(/(?<=\.)"?[a-z_]+|lidhja_[a-z]+/g)].map(([name]) => name)),
];

/** How much a probe has to do with them: the more, the sooner it is asked. */
const speaksOf = ({ role, sql }: Probe, names: readonly string[]): number =>
  names.filter((name) => role === name || sql.includes(name)).length;

/** Looks for probes that see changes. */
export class Observer {
  private readonly hub: readonly number[];

  constructor(
    private readonly client: Client,
    private readonly baseline: Baseline,
  ) {
    this.hub = [...baseline.probes.keys()].filter((at) => !baseline.probes[at]?.tries);
  }

  /** The first probe that is answered otherwise with the change, or null; the change is taken back. */
  async seenBy(change: Change): Promise<string | null> {
    const { probes, answers } = this.baseline;
    // A transaction each: within one, what was once checked for an expression is not checked again. And
    // what a role may pass by is no part of what invalidates a plan.
    await this.client.query('begin');
    try {
      await this.client.query(`${change.sql}; discard plans`);
      for (const at of this.concerned(change)) {
        const probe = probes[at] as Probe;
        if ((await observe(this.client, probe)) !== answers[at]) return probe.name;
      }
      return null;
    } finally {
      await this.client.query('rollback');
    }
  }

  /**
   * Which probes can show a change: those of the hub; for what is given beyond that, those that try the
   * very table or function. A right that is taken away must be missed by the hub itself: one that only
   * an attempt misses is one too many. Those that speak of the same thing are asked first.
   */
  private concerned(change: Change): readonly number[] {
    const { probes } = this.baseline;
    const names = namesIn(change);
    const weight = new Map(this.hub.map((at) => [at, speaksOf(probes[at] as Probe, names)]));
    const hub = [...this.hub].sort((a, b) => (weight.get(b) ?? 0) - (weight.get(a) ?? 0));
    if (isTaken(change)) return hub;
    const tried = [...probes.entries()]
      .filter(([, { tries }]) => tries?.split(' ').some((part) => change.sql.includes(part)))
      .map(([at]) => at);
    return [...tried, ...hub];
  }
}

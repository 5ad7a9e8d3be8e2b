import type { Client } from 'pg';
import type { Change } from './Change';
import { hubProbes } from './hubProbes';
import { observe } from './observe';
import type { Probe } from './Probe';
import { triedProbes } from './triedProbes';

/** What is answered before anything is changed. */
export interface Baseline {
  readonly probes: readonly Probe[];
  readonly answers: readonly string[];
}

/** Asks everything once. */
export async function takeBaseline(client: Client): Promise<Baseline> {
  const probes = [...hubProbes, ...(await triedProbes(client))];
  const answers: string[] = [];
  await client.query('begin');
  for (const probe of probes) answers.push(await observe(client, probe));
  await client.query('rollback');
  return { probes, answers };
}

const isTaken = ({ sql }: Change): boolean => /^(revoke|drop|delete)/.test(sql);

/**
 * Which probes can show a change: those of the hub; for what is given beyond that, those that try the
 * very table or function. A right to call that is taken away must be missed by the hub itself.
 */
const concerned = (change: Change, { probes }: Baseline): number[] => {
  const indices = probes.map((_, at) => at);
  const tried = indices.filter((at) => {
    const { tries } = probes[at] as Probe;
    return tries?.split(' ').some((part) => change.sql.includes(part)) ?? false;
  });
  const hub = indices.filter((at) => probes[at]?.tries === undefined);
  const calls = / on function /.test(change.sql);
  return isTaken(change) ? [...(calls ? [] : tried), ...hub] : [...tried, ...hub];
};

/** The first probe that is answered otherwise with the change, or null; the change is taken back. */
export async function seenBy(
  client: Client,
  change: Change,
  baseline: Baseline,
): Promise<string | null> {
  // A transaction each: within one, what was once checked for an expression is not checked again. And
  // what a role may pass by is no part of what invalidates a plan.
  await client.query('begin');
  try {
    await client.query(`${change.sql}; discard plans`);
    for (const at of concerned(change, baseline)) {
      const probe = baseline.probes[at] as Probe;
      if ((await observe(client, probe)) !== baseline.answers[at]) return probe.name;
    }
    return null;
  } finally {
    await client.query('rollback');
  }
}
